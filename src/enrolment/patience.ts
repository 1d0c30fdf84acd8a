// How long to wait between two requests for a verdict, and when to tell the customer that it takes longer.
// Waiting never ends by itself: a verdict may take days, and a customer who has finished must not be
// stranded.

import type { PendingStatus } from './merchant-contract.js';
import type { Environment } from './environment.js';

const BRISK_MS = 60_000;
const DELAYED_MS = 120_000;
const USUAL_MS = 2_000;
const SLOW_MS = 10_000;

export interface PatienceOptions {
  readonly environment: Environment;
  readonly signal: AbortSignal;
  /** Called once, after two minutes. */
  readonly notify: (code: 'VERDICT_DELAYED', message: string) => void;
}

/** Resolves when it is time to ask again. */
export type Patience = (pending: PendingStatus) => Promise<void>;

/** Creates one period of waiting. */
export function createPatience({ environment, signal, notify }: PatienceOptions): Patience {
  const since = environment.now();
  let delayed = false;

  return async ({ pollAfterMs }) => {
    const elapsedMs = environment.now() - since;
    if (!delayed && elapsedMs >= DELAYED_MS) {
      delayed = true;
      notify('VERDICT_DELAYED', 'The verdict takes over two minutes.');
    }
    const wishedMs = Math.min(Math.max(pollAfterMs ?? USUAL_MS, 500), BRISK_MS);
    await environment.pause(elapsedMs < BRISK_MS ? wishedMs : Math.max(wishedMs, SLOW_MS), signal);
  };
}
