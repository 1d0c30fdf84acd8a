// What every part of the kit works with. createKycServer builds it once, and it never changes.

import type { AuditTrail } from './audit/audit-trail.js';
import type { Settings } from './configuration.js';
import type { ConnectedProviders } from './connected-providers.js';
import type { SessionLimits } from './limits/new-sessions.js';
import type { Metrics } from './metrics/metrics.js';
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
  /** How many sessions may be created at a provider. */
  readonly sessionLimits: SessionLimits;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How long a browser waits for a read of the provider, in milliseconds. */
  readonly patienceMs: number;
  /** Aborted when the kit closes. */
  readonly signal: AbortSignal;
  /** Whether outcomes are put into the outbox, because the merchant listens. */
  readonly tellsOutcomes: boolean;
  /** Delivers due outcomes. Does nothing if the merchant does not listen. */
  readonly deliverOutcomes: () => Promise<void>;
  readonly metrics: Metrics;
  /** Who did what, apart from the log. */
  readonly audit: AuditTrail;
  /** Continues work after the answer was sent. `close()` waits for it. */
  readonly background: (work: () => Promise<unknown>) => void;
}
