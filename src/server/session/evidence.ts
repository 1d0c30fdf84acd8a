// What browsers say about a page: hints from the element, visits to the return pages, pictures. Nothing here
// ends a session. Believed evidence hides the page while the provider is read. Evidence that anybody's link
// could produce is only a reason to read the provider.

import type { Facts, Happening, Step, Visit } from './happenings.js';
import type { PagedSession, StoredSession } from './phases.js';
import { isOpen, isPaged } from './questions.js';
import { scheduled, wasVisited } from './schedule.js';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** The element reported what it saw. */
export function hinted(
  session: StoredSession,
  { seen, step, isOwn }: Of<'hinted'>,
  facts: Facts,
): Step | undefined {
  if (!isPaged(session) || session.shownAt === undefined) return undefined;
  // Two tabs hear of the same return. If it were believed of the next page too, the customer would not see
  // that page.
  if (step !== undefined && session.step !== undefined && step !== session.step) return undefined;
  if (seen === 'submitted') return finished(session, 'submitted', facts);
  if (seen === 'closed') return noted(session, facts);
  if (seen === 'returned') return isOwn ? finished(session, seen, facts) : visited(session, facts);
  return isOwn ? failed(session, facts) : readSoon(session, facts);
}

/** Somebody opened a return page. */
export function returned(session: StoredSession, { visit }: Of<'returned'>, facts: Facts): Step | undefined {
  if (!isPaged(session) || isOfEarlierPage(session, visit)) return undefined;
  const isBelieved = visit.hasState || isLedByProvider(visit);
  if (visit.result === 'success')
    return isBelieved ? finished(session, 'returned', facts) : visited(session, facts);
  return isBelieved ? failed(session, facts) : readSoon(session, facts);
}

/**
 * Whether the browser names one of the provider's own origins as the one that led here. Only a page of that
 * origin can cause this.
 */
const isLedByProvider = ({ isDocument, from, pageOrigins }: Visit): boolean =>
  isDocument && from !== undefined && pageOrigins.includes(from);

/** Whether a visit belongs to a page before the present one. A customer can open a return page again. */
function isOfEarlierPage({ shownAt, formerOrigin, step }: PagedSession, { from, isUnled }: Visit): boolean {
  if (shownAt === undefined) return true;
  if (from !== undefined && from === formerOrigin) return true;
  // A signing page leads back in the same browser. An identification may come back from an app, and that
  // looks like a typed address.
  return step === 'sign' && isUnled;
}

function finished(session: PagedSession, seen: 'submitted' | 'returned', facts: Facts): Step {
  const waitingSince = session.waitingSince ?? facts.at;
  return changed({ ...session, ...lasting(session, seen), waitingSince, failedAt: undefined }, facts);
}

function failed(session: PagedSession, facts: Facts): Step {
  const failedAt = session.failedAt ?? facts.at;
  // A later Fail return does not undo the page's own "submitted", nor what the provider itself has said.
  if (session.seen === 'submitted' || session.phase === 'provider') return readSoon(session, facts);
  return changed({ ...session, seen: 'failed', failedAt, waitingSince: undefined }, facts);
}

function visited(session: PagedSession, facts: Facts): Step {
  if (session.waitingSince !== undefined) return changed({ ...session, visitedAt: undefined }, facts);
  return wasVisited(session, facts.at)
    ? readSoon(session, facts)
    : changed({ ...session, visitedAt: facts.at }, facts);
}

const noted = (session: PagedSession, facts: Facts): Step =>
  changed({ ...session, ...lasting(session, 'closed') }, facts);

function readSoon(session: PagedSession, { at, intervalMs }: Facts): Step {
  const soon = Math.max(at, (session.lastReadAt ?? -Infinity) + intervalMs);
  return { session: { ...session, readDueAt: Math.min(session.readDueAt, soon) }, owed: {} };
}

const lasting = (session: PagedSession, seen: PagedSession['seen']) => ({
  seen: session.seen === 'submitted' ? session.seen : seen,
});

const changed = (session: PagedSession, facts: Facts): Step => ({
  session: scheduled(session, facts),
  owed: {},
});

/** A browser of the customer has the page. */
export function shown(session: StoredSession, { sealed }: Of<'shown'>, facts: Facts): Step | undefined {
  if (!isPaged(session) || session.sealed !== sealed || session.shownAt !== undefined) return undefined;
  const { mark, isNextPage, shownPages = [] } = session;
  const known =
    isNextPage && mark !== undefined && !shownPages.includes(mark) ? [...shownPages, mark] : shownPages;
  return changed({ ...session, shownAt: facts.at, shownPages: known.slice(-maxShownPages) }, facts);
}

const maxShownPages = 64;

/**
 * The provider has a picture, or may have one. A reloaded page has none left, so it begins a new session from
 * then on.
 */
export function pictures(session: StoredSession, { at }: Facts): Step | undefined {
  if (!isPaged(session) || session.picturesAt !== undefined) return undefined;
  return { session: { ...session, picturesAt: at }, owed: {} };
}

/** A resumed page may use another display, and the display decides how the customer comes back. */
export function resumed(session: StoredSession, { display }: Of<'resumed'>): Step | undefined {
  if (!isOpen(session) || display === session.display) return undefined;
  return { session: { ...session, display }, owed: {} };
}
