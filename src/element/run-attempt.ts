// One attempt on this element, from its first request to its outcome.

import { KycError } from '../enrolment/errors.js';
import { runEnrolment } from '../enrolment/loop.js';
import { createMerchant } from '../enrolment/merchant.js';
import { toErrorOutcome, toOutcome, type Outcome } from '../enrolment/outcome.js';
import type { BeginningAttempt } from './attempt.js';
import { createBrowserEnvironment } from './browser-environment.js';
import { firstClick } from './open-popup.js';
import { createEmptyFrame } from './empty-frame.js';
import { createScreen } from './screen.js';
import type { Settings } from './settings.js';

export interface AttemptOptions {
  readonly attempt: BeginningAttempt;
  /** Give up the open session and begin a new one. */
  readonly restart: boolean;
  /** The attempt began by a click or a call. */
  readonly isAsked: boolean;
  readonly signal: AbortSignal;
}

/** Never rejects: whatever goes wrong is an outcome. */
export async function runAttempt({ attempt, restart, isAsked, signal }: AttemptOptions): Promise<Outcome> {
  try {
    if (!isSecureContext) throw new KycError('INSECURE_CONTEXT', 'The page must be served over https.');
    const attemptId = crypto.randomUUID();
    const { tokenEndpoint, requestSession, credentials, consentEndpoint, display, capture } =
      attempt.settings;
    if (!(tokenEndpoint || requestSession) || !URL.canParse(tokenEndpoint, document.baseURI))
      throw new KycError(
        'CONFIGURATION_INVALID',
        'Set token-endpoint to an address, or the property requestSession.',
      );
    const connection = {
      environment: createBrowserEnvironment(attempt.fetch),
      credentials,
      onOffline: (isOffline: boolean) => {
        if (isOffline) attempt.notify('OFFLINE', 'A request waits for the network.');
        else attempt.patch({ notice: undefined });
      },
      signal,
    };
    const merchant = createMerchant({
      ...connection,
      tokenEndpoint,
      requestSession,
      baseUrl: document.baseURI,
      wishes: {
        language: attempt.surface.language(),
        timeZone: timeZoneOf(attempt.settings),
        display,
        capture,
      },
    });
    const frame = createEmptyFrame(attempt.surface, signal);
    const screen = createScreen({ ...connection, attempt, merchant, frame });
    if (consentEndpoint) {
      const { askForConsent } = await import('./consent-step.js');
      isAsked = await askForConsent({ ...connection, attempt, isAsked });
      signal.throwIfAborted();
      attempt.proceed();
    }
    if (isAsked) attempt.click = firstClick(attempt.settings);
    const running = runEnrolment({
      merchant,
      screen,
      restart,
      onSession: (session) => {
        attempt.sessionId = session.sessionId ?? attemptId;
      },
    });
    if (display !== 'popup' && display !== 'redirect' && capture === 'hosted') frame.prepare();
    const ending = await running;
    const { sessionId, returnUrl } = attempt;
    return toOutcome(ending, { sessionId, origin: location.origin, returnUrl });
  } catch (error) {
    return toErrorOutcome(error, attempt.sessionId);
  }
}

/** Asked only where the page wants it: the browser's first `Intl` object costs more than all the rest. */
const timeZoneOf = ({ timeZone }: Settings): string | undefined =>
  timeZone === 'auto' ? Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone || undefined;
