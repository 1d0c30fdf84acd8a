// What every part of the kit works with. Built once by createKycServer, never changed.

import type { Settings } from './configuration.js';
import type { ConnectedProviders } from './connected-providers.js';
import type { SessionLimits } from './limits/new-sessions.js';
import type { SafeLogger } from './logger.js';
import type { Retention } from './retention.js';
import type { Sealer } from './seal.js';
import type { Store } from './store/store.js';

export interface Context {
  readonly settings: Settings;
  readonly providers: ConnectedProviders;
  readonly store: Store;
  readonly sealer: Sealer;
  readonly logger: SafeLogger;
  readonly retention: Retention;
  /** What may be created at a provider. */
  readonly sessionLimits: SessionLimits;
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
