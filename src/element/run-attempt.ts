// One attempt on this element, from its first request to its outcome.

import { loadSetUpErrors } from '../enrolment/load-part.js';
import { runEnrolment } from '../enrolment/begin.js';
import { createMerchant } from '../enrolment/merchant.js';
import { toErrorOutcome, type Outcome } from '../enrolment/outcome.js';
import { readUrl } from '../enrolment/read-url.js';
import { askingOf } from './asking.js';
import type { BeginningAttempt, Click } from './attempt.js';
import { createBrowserEnvironment } from './browser-environment.js';
import { takeEarly } from './early.js';
import { createEmptyFrame } from './empty-frame.js';
import { loadRest, loadSurely } from './load-surely.js';
import type { OutsidePart } from './outside-part.js';
import { pageBase } from './page-base.js';
import { createScreen } from './screen.js';

export interface AttemptOptions {
  readonly attempt: BeginningAttempt;
  readonly outside: OutsidePart;
  /** Give up the open session and begin a new one. */
  readonly restart: boolean;
  /** The attempt began by a click or a call. */
  readonly isAsked: boolean;
  readonly signal: AbortSignal;
}

/** Never rejects: whatever goes wrong is an outcome. */
export async function runAttempt({
  attempt,
  outside,
  restart,
  isAsked,
  signal,
}: AttemptOptions): Promise<Outcome> {
  try {
    if ((window as Partial<Window>).isSecureContext === false)
      throw (await loadSetUpErrors()).insecureContext();
    const attemptId = crypto.randomUUID();
    const { tokenEndpoint, requestSession, credentials, consentEndpoint, display, capture, providerOrigins } =
      attempt.settings;
    if (!(tokenEndpoint || requestSession) || !readUrl(tokenEndpoint, pageBase()))
      throw (await loadSetUpErrors()).noTokenSource();
    const connection = {
      environment: createBrowserEnvironment(attempt.fetch),
      credentials,
      onOffline: (isOffline: boolean) => {
        if (isOffline) attempt.notify('OFFLINE', 'A request waits for the network.');
        else attempt.patch({ notice: undefined });
      },
      loadRest: () => loadRest(signal),
      signal,
    };
    const asking = askingOf(attempt.settings, attempt.surface.language());
    const early = takeEarly(asking, { restart, isOther: !!(requestSession ?? consentEndpoint) });
    const merchant = createMerchant({ ...connection, ...asking, requestSession, early });
    const frame = createEmptyFrame(attempt.surface, signal);
    const screen = createScreen({ ...connection, attempt, outside, merchant, frame });
    if (consentEndpoint) {
      const { askForConsent } = await loadSurely(() => import('./consent-step.js'), signal);
      isAsked = await askForConsent({ ...connection, attempt, isAsked });
      signal.throwIfAborted();
      attempt.proceed();
    }
    if (isAsked) attempt.click = firstClick(attempt, outside);
    const running = runEnrolment({
      merchant,
      screen,
      restart,
      loadRest: connection.loadRest,
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
    const { toOutcome } = await connection.loadRest(); // there by now
    const { sessionId, returnUrl } = attempt;
    return toOutcome(ending, { sessionId, origin: location.origin, returnUrl });
  } catch (error) {
    return toErrorOutcome(error, attempt.sessionId);
  }
}

/**
 * A click that starts an attempt may open its window, though what to show in it is not known yet: only our
 * own camera needs none.
 */
function firstClick({ settings }: BeginningAttempt, outside: OutsidePart): Click | undefined {
  const { display, capture } = settings;
  if (!(navigator as Partial<Navigator>).userActivation?.isActive) return undefined;
  if (display === 'redirect') return 'go';
  return display === 'popup' && capture !== 'own' ? outside.openWindow() : undefined;
}
