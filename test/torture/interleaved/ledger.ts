// What was said of one customer's sessions, and by whom. Whatever must not be said is a complaint.

import { presentVerdict } from '../../../src/server/session/questions.js';
import type { StoredSession } from '../../../src/server/session/phases.js';
import type { OutcomeEvent, Store } from '../../../src/server/store/store.js';

/** An answer to one of the customer's pages. */
export interface Told {
  readonly sessionId: string;
  readonly status: string;
  readonly url: string | undefined;
}

interface LedgerOptions {
  readonly raw: Store;
  /** By session, the person that the provider knows it of. */
  readonly persons: ReadonlyMap<string, string>;
}

export function createLedger({ raw, persons }: LedgerOptions) {
  const broken: string[] = [];
  const heard: OutcomeEvent[] = [];
  /** By session, what the provider has decided of it. */
  const words = new Map<string, Set<string>>();
  const erased = new Set<string>();
  /** By session, those that were outdated when it was asked for. */
  const outdatedAt = new Map<string, ReadonlySet<string>>();
  /** By a signing page, the session that has shown it. */
  const shownBy = new Map<string, string>();
  const complain = (what: string) => void broken.push(what);

  const sessions = async (): Promise<readonly StoredSession[]> =>
    (await raw.list({ userId: 'ada', limit: 1_000 })).map(({ session }) => session);

  function hear(event: OutcomeEvent): void {
    const own = heard.filter(({ sessionId }) => sessionId === event.sessionId);
    heard.push(event);
    if (own.some(({ eventId }) => eventId === event.eventId)) return; // at least once
    const last = own.at(-1);
    if (last?.status === event.status) complain(`${event.status} is told twice`);
    if ((event.revision ?? 0) < (last?.revision ?? 0)) complain('outcomes are told out of order');
    if (own.some(({ supersedes }) => supersedes?.includes(event.eventId)))
      complain('an outcome is told after the one that replaces it');
  }

  function told({ sessionId, status, url }: Told, asker: string): void {
    if ((persons.get(sessionId) ?? asker) !== asker) complain('somebody hears of another person');
    if (url?.includes('sign') === true && !erased.has(sessionId)) {
      if ((shownBy.get(url) ?? sessionId) !== sessionId) complain(`${url} comes back`);
      shownBy.set(url, sessionId);
    }
    if (status === 'approved' && !approvals(sessionId)) complain('an approval of nobody is told');
  }

  /** Whether the provider has approved the session, or one that may stand for it. */
  function approvals(sessionId: string): boolean {
    const mayStand = (id: string) =>
      id === sessionId ||
      (persons.get(id) === persons.get(sessionId) && outdatedAt.get(sessionId)?.has(id) !== true);
    return [...words].some(([id, said]) => said.has('approved') && mayStand(id));
  }

  /** Sessions that had begun meanwhile may be gone as well. */
  async function isErased(known: readonly string[]): Promise<void> {
    for (const id of known) erased.add(id);
    const there = new Set((await sessions()).map(({ id }) => id));
    for (const id of shownBy.values()) if (!there.has(id)) erased.add(id);
    for (const [url, by] of shownBy) if (erased.has(by)) shownBy.delete(url);
  }

  async function checkStore(): Promise<void> {
    const all = await sessions();
    const open = all.filter(({ phase }) => ['page', 'provider', 'finishing'].includes(phase));
    if (open.length > 1) complain(`${open.map(({ phase }) => phase).join(' and ')} are open at once`);
    for (const session of all) {
      if (erased.has(session.id)) complain('an erased session is there');
      if ('instead' in session && erased.has(session.instead ?? '')) complain('an erased session counts');
      if (presentVerdict(session) && 'sealed' in session && session.phase !== 'review')
        complain('something sealed is kept with a verdict');
    }
  }

  return { broken, complain, heard, words, erased, outdatedAt, sessions, hear, told, isErased, checkStore };
}
