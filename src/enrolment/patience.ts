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
  /** Hears how long it has been, if anybody wants to know. */
  readonly attempt?: {
    /** Called once, after two minutes. */
    notify(code: 'VERDICT_DELAYED', message: string): void;
    /** Called after a minute, and after two. */
    patch(view: { readonly waited: Waited }): void;
  };
}

/** How long a verdict has been waited for: over a minute, over two. */
export type Waited = 'long' | 'delayed';

/** Resolves when it is time to ask again. */
type Patience = (pending: PendingStatus) => Promise<void>;

/** Creates one period of waiting. */
export function createPatience({ environment, signal, attempt }: PatienceOptions): Patience {
  const since = environment.now();
  let waited: Waited | undefined;

  return async ({ pollAfterMs }) => {
    const elapsedMs = environment.now() - since;
    const now = elapsedMs >= DELAYED_MS ? 'delayed' : elapsedMs >= BRISK_MS ? 'long' : undefined;
    if (now && now !== waited) {
      attempt?.patch({ waited: now }); // first: who hears of it may begin another attempt
      if (now === 'delayed') attempt?.notify('VERDICT_DELAYED', 'The verdict takes over two minutes.');
    }
    waited = now;
    const wishedMs = Math.min(Math.max(pollAfterMs ?? USUAL_MS, 500), BRISK_MS);
    await environment.pause(elapsedMs < BRISK_MS ? wishedMs : Math.max(wishedMs, SLOW_MS), signal);
  };
}
