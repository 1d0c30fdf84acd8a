// A signed call-back: a reason to read once more, now and besides the reads by the clock. A repeated one is
// none.

import type { Facts, Happening, Step } from './happenings.js';
import type { StoredSession } from './phases.js';

const maxFacts = 16;
const maxFactLength = 64;

export function news(
  session: StoredSession,
  { fact }: Extract<Happening, { kind: 'news' }>,
  { at }: Facts,
): Step | undefined {
  const told = fact.slice(0, maxFactLength);
  if (session.facts.includes(told)) return undefined;
  const facts = [...session.facts, told].slice(-maxFacts);
  // Nobody can read it before it is open; opening it makes up for that.
  if (session.phase === 'opening') return { session: { ...session, facts, isNewsWaiting: true }, owed: {} };
  // Due at once: should the read fail, the sweeper makes up for it.
  return { session: { ...session, facts, readDueAt: at }, owed: { read: true } };
}
