// What every part of the kit works with. Built once by createKycServer, never changed.

import type { Provider, ProviderConnection } from '../providers/contract.js';
import type { Settings } from './configuration.js';
import type { SafeLogger } from './logger.js';
import type { Retention } from './retention.js';
import type { Sealer } from './seal.js';
import type { Store, StoredSession } from './store/contract.js';

export interface Context {
  readonly settings: Settings;
  readonly provider: Provider;
  readonly connection: ProviderConnection;
  readonly store: Store;
  readonly sealer: Sealer;
  readonly logger: SafeLogger;
  readonly retention: Retention;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a browser waits for a read of the provider. */
  readonly patienceMs: number;
  /** Aborted when the kit closes. */
  readonly signal: AbortSignal;
  /** Whether decisions go into the outbox. */
  readonly tellsOutcomes: boolean;
  /** Delivers the outcomes that are due; does nothing when the merchant does not listen. */
  readonly deliverOutcomes: () => Promise<void>;
  /** Lets work go on after the answer; `close()` waits for it. */
  readonly background: (work: () => Promise<unknown>) => void;
}

/** What becomes of a session; undefined leaves it as it is. */
export type Change = (session: StoredSession) => StoredSession | undefined;

/**
 * Changes a session as it is now, again if somebody else was faster. Returns the changed one, or undefined
 * when it was left.
 */
export async function tryChange(
  { store }: Pick<Context, 'store'>,
  sessionId: string,
  change: Change,
): Promise<StoredSession | undefined> {
  for (;;) {
    const session = await store.find(sessionId);
    const changed = session && change(session);
    if (!changed) return undefined;
    if (await store.write(changed)) return { ...changed, version: changed.version + 1 };
  }
}

/** As `tryChange`, but returns what is stored then, changed or not. */
export async function changeSession(
  context: Pick<Context, 'store'>,
  sessionId: string,
  change: Change,
): Promise<StoredSession | undefined> {
  return (await tryChange(context, sessionId, change)) ?? context.store.find(sessionId);
}
