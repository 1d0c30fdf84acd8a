// The wait for a verdict, as the customer sees it. Loaded on demand.

import type { Screen } from '../enrolment/loop.js';
import { createPatience } from '../enrolment/patience.js';
import type { Environment } from '../enrolment/environment.js';
import type { Attempt } from './attempt.js';
import type { EmptyFrame } from './empty-frame.js';

interface WaitingOptions {
  readonly attempt: Attempt;
  readonly environment: Environment;
  readonly frame: EmptyFrame;
  readonly signal: AbortSignal;
}

/** What shows one wait, which the server may ask for again and again. */
export function createWaiting({ frame, ...options }: WaitingOptions): Screen['showPending'] {
  const { attempt } = options;
  const patience = createPatience(options);
  return async (pending, { statusUrl }) => {
    if (pending.opening) {
      attempt.load();
      return patience(pending);
    }
    frame.take()?.remove();
    attempt.verify({ hasFinished: Boolean(statusUrl) && pending.step !== 'identify' });
    options.signal.throwIfAborted(); // a listener may have begun another attempt
    attempt.patch({ isRestartable: pending.restartable });
    if (pending.step && !attempt.view.step) attempt.patch({ step: pending.step });
    await patience(pending);
  };
}
