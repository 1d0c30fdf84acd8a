// What a read of the provider changes in a session, verdicts excepted, and when a read may be made.

import type { AsRead, Facts, Happening, NewPage, ReadProgress, Step } from './happenings.js';
import { called, isBeingCalled, notYet, owesCall, waitedForAnew } from './last-call.js';
import { keptDue } from './overlapping-reads.js';
import type { PagedSession, StoredSession, WatchedSession } from './phases.js';
import { isPaged, keptOf, readDueAtOf } from './questions.js';
import { isVisited, leaseMs, scheduled, unreadableAt, watchMs, watchReadAt } from './schedule.js';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** The request that stores the time of a read makes the read. All others use what is known already. */
export function asked(session: StoredSession, { isIdle }: Of<'asked'>, facts: Facts): Step | undefined {
  const { phase } = session;
  if (phase === 'opening') return undefined;
  if (phase === 'closed' && readDueAtOf(session) === undefined) return undefined;
  if (owesCall(session) && isBeingCalled(session, facts)) return waitedForAnew(session, facts);
  const rests = isIdle && phase === 'page' && !isExpected(session, facts.at);
  const { lastReadAt = rests ? session.createdAt : -Infinity } = session;
  // A time far ahead is of a clock that was set back since, and one a little ahead of another machine.
  if (Math.abs(facts.at - lastReadAt) < (rests ? 2 : 1) * facts.intervalMs) return undefined;
  const asking = owesCall(session) ? called(session, facts) : { ...session, lastReadAt: facts.at };
  return { session: asking, owed: {} };
}

/** Whether the customer has done something that the provider may have an answer to. */
const isExpected = (session: PagedSession, at: number): boolean =>
  session.waitingSince !== undefined || session.failedAt !== undefined || isVisited(session, at);

/** The provider has said how far the process is. */
export function read(session: StoredSession, happening: Of<'read'>, facts: Facts): Step | undefined {
  const step = progressed(session, happening, facts);
  return step && keptDue(step, session, happening.asRead);
}

function progressed(session: StoredSession, { progress, asRead }: Of<'read'>, facts: Facts) {
  if (owesCall(session)) return session.sealed === asRead.sealed ? notYet(session, facts) : undefined;
  if (session.phase === 'watched') return readWatched(session, progress, facts);
  if (session.phase === 'closed') return readClosed(session);
  if (!isPaged(session) || session.sealed !== asRead.sealed) return undefined; // the session has moved on
  switch (progress.at) {
    case 'page':
      return stillAtPage(session, asRead, facts);
    case 'provider':
      return withProvider(session, facts);
    case 'next-page':
      return isEarlierPage(session, progress.page)
        ? stillThere(session, facts)
        : turned(session, progress, facts);
    case 'finishing':
      return signed(session, progress, facts);
  }
}

function stillAtPage(session: PagedSession, asRead: AsRead, facts: Facts): Step {
  // A hint that arrived while the provider was being asked is newer than its answer.
  const isBack = session.phase === 'provider' && session.waitingSince === asRead.waitingSince;
  if (!isBack) return stillThere(session, facts);
  return stillThere({ ...session, phase: 'page', waitingSince: undefined }, facts);
}

const stillThere = (session: PagedSession, facts: Facts): Step => ({
  session: scheduled({ ...session, answeredAt: facts.at, refusedAt: undefined }, facts),
  owed: {},
});

const withProvider = (session: PagedSession, facts: Facts): Step =>
  stillThere(
    {
      ...session,
      phase: 'provider',
      waitingSince: session.waitingSince ?? facts.at,
      failedAt: undefined,
      visitedAt: undefined,
    },
    facts,
  );

/** Whether an address is out of date: this session has left that page, or an earlier session showed it. */
const isEarlierPage = (
  { mark, leftPages = [], shownPages = [] }: PagedSession,
  { marks }: NewPage,
): boolean => marks.some((page) => page === mark || leftPages.includes(page) || shownPages.includes(page));

/** Gives the customer a further page. Evidence about the page before says nothing about this one. */
function turned(
  session: PagedSession,
  { page: { marks, ...page }, formerOrigin }: Extract<ReadProgress, { at: 'next-page' }>,
  facts: Facts,
): Step {
  const { mark, leftPages = [], picturesAt } = session;
  return {
    session: scheduled(
      {
        ...keptOf(session),
        ...page,
        phase: 'page',
        mark: marks[0],
        isNextPage: true,
        leftPages: mark === undefined ? leftPages : [...leftPages, mark],
        formerOrigin,
        picturesAt,
        answeredAt: facts.at,
      },
      facts,
    ),
    owed: {},
  };
}

/** Keeps what the last call needs, and drops everything about the page. */
function signed(
  session: PagedSession,
  { sealed }: Extract<ReadProgress, { at: 'finishing' }>,
  facts: Facts,
): Step {
  const waitingSince = session.waitingSince ?? facts.at;
  const { step } = session;
  const finishing = { ...keptOf(session), phase: 'finishing', sealed, step, waitingSince } as const;
  return { session: called(finishing, facts), owed: { read: true } };
}

function readWatched(session: WatchedSession, progress: ReadProgress, facts: Facts): Step | undefined {
  const answered = { ...session, answeredAt: facts.at, refusedAt: undefined };
  if (progress.at === 'finishing' && isOwnSignature(session, progress)) {
    const owing = { ...answered, sealed: progress.sealed, isOwed: true };
    return { session: called(owing, facts), owed: { read: true } };
  }
  const said = 'said' in progress ? progress.said : undefined;
  return {
    session: { ...answered, readDueAt: watchReadAt(answered, facts) },
    owed:
      facts.at - session.watchedSince >= watchMs
        ? { settle: { status: 'failed', providerStatus: said } }
        : {},
  };
}

/**
 * Whether a signature belongs to the watched session. If the provider has one process for each customer, it
 * belongs to the newer session as soon as that one's customer can sign. A session without a signing page
 * cannot have a signature.
 */
const isOwnSignature = (
  { step }: WatchedSession,
  { newer }: Extract<ReadProgress, { at: 'finishing' }>,
): boolean => step === 'sign' && !(newer?.isSamePerson === true && newer.hasComeAsFar);

/** Ends the read that a call-back asked for. */
function readClosed(session: Extract<StoredSession, { phase: 'closed' }>): Step | undefined {
  if (session.readDueAt === undefined) return undefined;
  return { session: { ...session, readDueAt: undefined }, owed: {} };
}

/**
 * The session cannot be read, because its provider is not configured. A watched session ends as failed when
 * its day is over. Others are looked at ever more rarely, so that they are in nobody's way.
 */
export function expired(session: StoredSession, { at }: Facts): Step | undefined {
  if (session.phase === 'watched' && at - session.watchedSince >= watchMs)
    return { session, owed: { settle: { status: 'failed' } } };
  const due = readDueAtOf(session);
  if (session.phase === 'opening' || due === undefined || due > at + leaseMs) return undefined;
  const next = unreadableAt(session, at);
  const readDueAt = session.phase === 'watched' ? Math.min(next, session.watchedSince + watchMs) : next;
  return { session: { ...session, readDueAt }, owed: {} };
}
