// Builds the context that every part of the kit works with from the options.

import { createAuditTrail } from './audit/audit-trail.js';
import type { Audit } from './audit/audit-trail.js';
import type { createBackground } from './background.js';
import { connectProviders } from './connected-providers.js';
import type { ProvidersOptions } from './connected-providers.js';
import type { Context } from './context.js';
import { createSessionLimits, parseNewSessions } from './limits/new-sessions.js';
import type { NewSessions } from './limits/new-sessions.js';
import { createMetrics } from './metrics/metrics.js';
import type { Meter } from './metrics/metrics.js';
import { deliverOutcomes } from './outcomes.js';
import type { OnOutcome } from './outcomes.js';
import { parseRetention } from './retention.js';
import type { Retention } from './retention.js';
import { createSealer } from './seal.js';

interface ContextOptions extends ProvidersOptions {
  readonly retention?: Partial<Retention> | undefined;
  readonly newSessions?: NewSessions | false | undefined;
  readonly audit?: Audit | undefined;
  readonly metrics?: Meter | undefined;
  readonly onOutcome?: OnOutcome | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
  readonly now?: (() => number) | undefined;
  readonly patienceMs?: number | undefined;
}

interface Built extends Pick<Context, 'settings' | 'store' | 'logger' | 'signal'> {
  readonly background: ReturnType<typeof createBackground>;
}

/** Completes the context. @throws KycError `CONFIGURATION_INVALID` */
export function createContext(options: ContextOptions, built: Built): Context {
  const { onOutcome, now = Date.now } = options;
  const { store, logger } = built;
  const sealer = createSealer(built.settings.secrets);
  const metrics = createMetrics(options.metrics, now);
  return {
    ...built,
    background: built.background.run,
    providers: connectProviders(options, {
      environment: { fetch: options.fetch ?? globalThis.fetch, now },
      logger,
    }),
    sealer,
    retention: parseRetention(options.retention),
    sessionLimits: createSessionLimits({
      limits: parseNewSessions(options.newSessions),
      onLimited: metrics.limited,
      store,
      sealer,
      logger,
      now,
      background: built.background.run,
    }),
    now,
    patienceMs: options.patienceMs ?? 2_000, // the widget allows three seconds when a customer leaves
    metrics,
    audit: createAuditTrail({
      store,
      audit: options.audit,
      logger,
      now,
      background: built.background.run,
    }),
    tellsOutcomes: onOutcome !== undefined,
    deliverOutcomes: async () => {
      if (onOutcome) await deliverOutcomes({ store, onOutcome, logger, now, metrics });
    },
  };
}
