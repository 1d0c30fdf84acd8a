// One attempt on this element, from its first request to its outcome.

import { loadPart, loadSetUpErrors } from '../enrolment/load-part.js';
import { runEnrolment } from '../enrolment/loop.js';
import { createMerchant } from '../enrolment/merchant.js';
import { toErrorOutcome, toOutcome, type Outcome } from '../enrolment/outcome.js';
import { askingOf } from './asking.js';
import type { BeginningAttempt } from './attempt.js';
import { createBrowserEnvironment } from './browser-environment.js';
import { firstClick } from './outside-part.js';
import { createEmptyFrame } from './empty-frame.js';
import { startingWithKept } from './prefetched.js';
import { createScreen } from './screen.js';

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
    if (!isSecureContext) throw (await loadSetUpErrors()).insecureContext();
    const attemptId = crypto.randomUUID();
    const { tokenEndpoint, requestSession, credentials, consentEndpoint, display, capture, providerOrigins } =
      attempt.settings;
    if (!(tokenEndpoint || requestSession) || !URL.canParse(tokenEndpoint, document.baseURI))
      throw (await loadSetUpErrors()).noTokenSource();
    const connection = {
      environment: createBrowserEnvironment(attempt.fetch),
      credentials,
      onOffline: (isOffline: boolean) => {
        if (isOffline) attempt.notify('OFFLINE', 'A request waits for the network.');
        else attempt.patch({ notice: undefined });
      },
      signal,
    };
    const asking = askingOf(attempt.settings, attempt.surface.language());
    const asked = createMerchant({ ...connection, ...asking, requestSession });
    const mayBeEarly = !requestSession && !consentEndpoint;
    const merchant = mayBeEarly ? startingWithKept(asked, asking, signal) : asked;
    const frame = createEmptyFrame(attempt.surface, signal);
    const screen = createScreen({ ...connection, attempt, merchant, frame });
    if (consentEndpoint) {
      const { askForConsent } = await loadPart(() => import('./consent-step.js'));
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
    if (providerOrigins.length)
      void import('./preconnect.js').then(
        ({ preconnect }) => preconnect(providerOrigins, signal),
        () => undefined,
      );
    const ending = await running;
    const { sessionId, returnUrl } = attempt;
    return toOutcome(ending, { sessionId, origin: location.origin, returnUrl });
  } catch (error) {
    return toErrorOutcome(error, attempt.sessionId);
  }
}
