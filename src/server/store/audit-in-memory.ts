// The audit trail and the customers' pseudonyms, in this process's memory.

import { beginningOfChain, chained } from '../audit/audit-chain.js';
import type { AuditLine, ChainEnd } from '../audit/audit-chain.js';
import type { Store } from './store.js';

type AuditVerbs = Pick<Store, 'pseudonymOf' | 'appendAudit' | 'claimAudit' | 'settleAudit'> & {
  readonly auditLines: () => number;
  /** The pseudonym of a user, which nobody can find again. */
  readonly dropPseudonym: (userId: string) => string;
};

export function auditInMemory(): AuditVerbs {
  const pseudonyms = new Map<string, string>();
  let lines: readonly AuditLine[] = [];
  let last: Promise<ChainEnd> = Promise.resolve(beginningOfChain);
  let nextAt = 0;

  function pseudonymOf(userId: string): string {
    const pseudonym = pseudonyms.get(userId) ?? crypto.randomUUID();
    pseudonyms.set(userId, pseudonym);
    return pseudonym;
  }

  return {
    pseudonymOf: async (userId) => pseudonymOf(userId),
    auditLines: () => lines.length,
    dropPseudonym(userId) {
      const pseudonym = pseudonymOf(userId);
      pseudonyms.delete(userId);
      return pseudonym;
    },
    async appendAudit(entry) {
      const next = last.then((end) => chained(entry, end));
      last = next;
      const line = await next;
      lines = [...lines, line].sort((one, other) => one.seq - other.seq);
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
