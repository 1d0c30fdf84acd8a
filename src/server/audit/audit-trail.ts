// The audit trail: who opened, restarted, decided, withdrew, was refused, was erased. The store chains its
// lines, for all machines. They are told to the merchant in their order, at least once each. It must never
// name a customer: only a pseudonym stands for one.

import { describeError } from '../logger.js';
import type { SafeLogger } from '../logger.js';
import type { Store } from '../store/store.js';
import { describeThrown } from '../thrown.js';
import { within } from '../wait-at-most.js';
import type { AuditLine, AuditNote } from './audit-chain.js';

/** The merchant's trail. A rejection or throw means: not written, try again. */
export type Audit = (line: AuditLine) => void | Promise<void>;

/** A happening; whoever it is about is named by the merchant's id and written down by a pseudonym. */
export type Audited = Omit<AuditNote, 'at'>;

export interface AuditTrail {
  /**
   * A line for a verb of the store, which writes it in the transaction of what it tells. Undefined if nobody
   * takes the trail.
   */
  entry(happening: Audited): AuditNote | undefined;
  /**
   * Writes a line about what changes nothing in the store. Never rejects: a trail that is away takes nothing
   * from a customer. The log says so.
   */
  note(happening: Audited): Promise<void>;
  /** Tells the merchant soon what a verb has written. */
  deliverSoon(): void;
  /** Tells the merchant the lines that are due. */
  deliver(): Promise<void>;
}

export interface AuditTrailOptions {
  readonly store: Pick<Store, 'pseudonymOf' | 'appendAudit' | 'claimAudit' | 'settleAudit'>;
  readonly audit: Audit | undefined;
  readonly logger: SafeLogger;
  readonly now: () => number;
  readonly background: (work: () => Promise<unknown>) => void;
}

const leaseMs = 60_000;
const longestMs = 10_000;
const pauseMs = 5_000;
const batch = 50;

export function createAuditTrail(options: AuditTrailOptions): AuditTrail {
  const { store, audit, logger, now, background } = options;

  async function deliver(): Promise<void> {
    if (!audit) return;
    for (;;) {
      const lines = await store.claimAudit({ now: now(), leaseMs, limit: batch });
      if (lines.length === 0) return;
      // after the lease somebody else may begin with the same lines
      const until = now() + leaseMs - 2 * longestMs;
      let told = 0;
      try {
        for (const line of lines) {
          if (now() > until) break;
          const isTold = within(
            Promise.resolve(audit(line)).then(() => true),
            { ms: longestMs, late: false },
          );
          if (!(await isTold)) throw new DOMException('audit() did not settle.', 'TimeoutError');
          told = line.seq;
        }
        await store.settleAudit({ told, nextAt: 0 });
      } catch (error) {
        await store.settleAudit({ told, nextAt: now() + pauseMs });
        logger.error({ pauseMs, ...describeThrown(error, []) }, 'audit() failed; it is called again.');
        return;
      }
    }
  }

  const deliverSoon = () => {
    if (audit) background(deliver);
  };

  return {
    deliver,
    deliverSoon,
    entry: (happening) => (audit ? { ...happening, at: new Date(now()).toISOString() } : undefined),
    async note({ userId, ...happening }) {
      if (!audit) return;
      try {
        const customer = await store.pseudonymOf(userId);
        await store.appendAudit({ ...happening, customer, at: new Date(now()).toISOString() });
        deliverSoon();
      } catch (error) {
        logger.error(
          { sessionId: happening.sessionId, reason: happening.kind, ...describeError(error) },
          'A line of the audit trail could not be written.',
        );
      }
    },
  };
}
