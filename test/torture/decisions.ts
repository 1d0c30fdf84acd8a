// What was promised of a session's decisions: none that was told is lost or replaced, the back office hears
// them in their order, and the last one surely.

import type { StoredSession } from '../../src/server/session/phases.js';
import type { ToldOutcome } from './outside.ts';

/** A session's decisions in their order; a revision stands beside what it changes. */
export function decisionsOf(session: StoredSession | undefined): readonly string[] {
  if (session?.phase === 'review') return [session.verdict.status];
  if (session?.phase !== 'closed' || !session.verdict) return [];
  return [session.verdict, ...(session.revisions ?? []).map(({ verdict }) => verdict)].map(
    ({ status }) => status,
  );
}

/** Whether the back office has not heard the last decision yet. */
export function isUntold(session: StoredSession | undefined, told: readonly ToldOutcome[]): boolean {
  const last = decisionsOf(session).length - 1;
  return last >= 0 && !told.some(({ revision = 0 }) => revision === last);
}

/** What was heard of a session. */
interface Heard {
  /** By its customer. */
  readonly seen: ReadonlySet<string>;
  /** By the back office. */
  readonly told: readonly ToldOutcome[];
  /** Decisions of the earlier session that is the customer's in place of this one. */
  readonly instead: readonly string[];
}

/** Every promise that was not kept, as a sentence. */
export function brokenPromises(
  session: StoredSession | undefined,
  { seen, told, instead }: Heard,
): readonly string[] {
  const decisions = decisionsOf(session);
  const broken: string[] = [];
  for (const status of seen)
    if (![...decisions, ...instead].includes(status))
      broken.push(`a verdict was told as ${status}, and decided was ${decisions.join() || 'nothing'}`);
  if (isUntold(session, told)) broken.push(`of ${decisions.join()} the last was told to nobody`);
  told.forEach(({ eventId, status, revision = 0, supersedes = [] }, index) => {
    if (decisions[revision] !== status)
      broken.push(`an outcome was told as ${status}, and decision ${revision} is ${decisions[revision]}`);
    for (const earlier of told.slice(0, index)) {
      if ((earlier.revision ?? 0) > revision) broken.push('an outcome was told after one that supersedes it');
      const isSame = (earlier.revision ?? 0) === revision;
      if (isSame !== (earlier.eventId === eventId)) broken.push('one decision has two event ids');
      if (!isSame && !supersedes.includes(earlier.eventId))
        broken.push('a revision does not name what it supersedes');
    }
  });
  return broken;
}
