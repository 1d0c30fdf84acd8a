// A signed call-back is a reason to read the provider once more, at once and in addition to the scheduled
// reads. A repeated call-back changes nothing. A word of before that comes again, after another one, may be
// true again: a customer who is revoked a second time. What has come twice before may be recorded call-backs
// that somebody replays in turn: that is read by the sweeper, no more often than the provider allows.

import type { Facts, Happening, Step } from './happenings.js';
import { called, isBeingCalled, owesCall } from './last-call.js';
import type { StoredSession } from './phases.js';

const maxFacts = 16;
const maxFactLength = 64;

export function news(
  session: StoredSession,
  { fact }: Extract<Happening, { kind: 'news' }>,
  now: Facts,
): Step | undefined {
  const told = fact.slice(0, maxFactLength);
  if (session.facts.at(-1) === told) return undefined;
  const isReplayed = session.facts.filter((earlier) => earlier === told).length > 1;
  const facts = [...session.facts, told].slice(-maxFacts);
  const due = { ...session, facts, readDueAt: now.at };
  // A session that is still being opened cannot be read. `opened` makes up for it.
  if (session.phase === 'opening') return { session: { ...session, facts, isNewsWaiting: true }, owed: {} };
  if (owesCall(session) && isBeingCalled(session, now)) return { session: { ...session, facts }, owed: {} };
  if (isReplayed) return { session: due, owed: {} };
  if (owesCall(session)) return { session: called({ ...session, facts }, now), owed: { read: true } };
  // The read is also due by the clock: if the read that is owed fails, the sweeper repeats it.
  return { session: due, owed: { read: true } };
}
