// The audit trail and the customers' pseudonyms, in this process's memory.

import { beginningOfChain, chained } from '../audit/audit-chain.js';
import type { AuditEntry, AuditLine, AuditNote, ChainEnd } from '../audit/audit-chain.js';
import type { Store } from './store.js';

type AuditVerbs = Pick<Store, 'pseudonymOf' | 'appendAudit' | 'claimAudit' | 'settleAudit'> & {
  readonly auditLines: () => number;
  /** Adds a verb's line. */
  readonly appendNote: (note: AuditNote | undefined) => Promise<void>;
  readonly isNamed: (userId: string) => boolean;
  /** The pseudonym of a user, which nobody can find again. */
  readonly dropPseudonym: (userId: string) => string;
};

export function auditInMemory(): AuditVerbs {
  const pseudonyms = new Map<string, string>();
  let lines: AuditLine[] = [];
  let last: Promise<ChainEnd> = Promise.resolve(beginningOfChain);
  let nextAt = 0;

  function pseudonymOf(userId: string): string {
    const pseudonym = pseudonyms.get(userId) ?? crypto.randomUUID();
    pseudonyms.set(userId, pseudonym);
    return pseudonym;
  }

  async function appendAudit(entry: AuditEntry): Promise<void> {
    const next = last.then((end) => chained(entry, end));
    last = next;
    lines.push(await next); // in their order, because each waits for the one before
  }

  return {
    appendAudit,
    async appendNote(note) {
      if (!note) return;
      const { userId, ...entry } = note;
      await appendAudit({ ...entry, customer: pseudonymOf(userId) });
    },
    isNamed: (userId) => pseudonyms.has(userId),
    pseudonymOf: async (userId) => pseudonymOf(userId),
    auditLines: () => lines.length,
    dropPseudonym(userId) {
      const pseudonym = pseudonymOf(userId);
      pseudonyms.delete(userId);
      return pseudonym;
    },
    async claimAudit({ now, leaseMs, limit }) {
      if (lines.length === 0 || nextAt > now) return [];
      nextAt = now + leaseMs;
      return lines.slice(0, limit);
    },
    async settleAudit(settled) {
      lines = lines.filter(({ seq }) => seq > settled.told);
      nextAt = settled.nextAt;
    },
  };
}
