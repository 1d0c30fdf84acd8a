// What a read of the provider changes, but for its verdicts: when one may be made, and what it said.

import type { AsRead, Facts, Happening, NewPage, ReadProgress, Step } from './happenings.js';
import type { PagedSession, StoredSession, WatchedSession } from './phases.js';
import { isPaged, keptOf, readDueAtOf } from './questions.js';
import { lastCallAt, scheduled, visitMs, watchMs, watchReadAt } from './schedule.js';

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>;

/** Whoever stores the time of a read makes it; all others go on with what is known. */
export function asked(session: StoredSession, { isIdle }: Of<'asked'>, facts: Facts): Step | undefined {
  const { phase } = session;
  if (phase === 'opening') return undefined;
  if (phase === 'closed' && readDueAtOf(session) === undefined) return undefined;
  const rests = isIdle && phase === 'page' && !isExpected(session, facts.at);
  const { lastReadAt = rests ? session.createdAt : -Infinity } = session;
  if (facts.at - lastReadAt < (rests ? 2 : 1) * facts.intervalMs) return undefined;
  return { session: { ...session, lastReadAt: facts.at }, owed: {} };
}

/** Whether something was seen of the customer that the provider may have a word about. */
const isExpected = ({ waitingSince, failedAt, visitedAt }: PagedSession, at: number): boolean =>
  waitingSince !== undefined ||
  failedAt !== undefined ||
  (visitedAt !== undefined && at - visitedAt < visitMs);

/** The provider has said where it stands. */
export function read(session: StoredSession, { progress, asRead }: Of<'read'>, facts: Facts) {
  if (session.phase === 'watched') return readWatched(session, progress, facts);
  if (session.phase === 'closed') return readClosed(session);
  if (!isPaged(session) || session.sealed !== asRead.sealed) return undefined; // it has moved on
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
  // A hint that came while the provider was asked is newer than its answer.
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

/** An address that this session has left, or that an earlier one has shown, is a stale word. */
const isEarlierPage = (
  { mark, leftPages = [], shownPages = [] }: PagedSession,
  { marks }: NewPage,
): boolean => marks.some((page) => page === mark || leftPages.includes(page) || shownPages.includes(page));

/** Gives the customer a further page: what was seen of the one before says nothing about it. */
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

/** Keeps what the provider is owed, and nothing of the page any more. */
function signed(
  session: PagedSession,
  { sealed }: Extract<ReadProgress, { at: 'finishing' }>,
  facts: Facts,
): Step {
  const waitingSince = session.waitingSince ?? facts.at;
  const { step } = session;
  const readDueAt = lastCallAt(waitingSince, facts);
  return {
    session: { ...keptOf(session), phase: 'finishing', sealed, step, waitingSince, readDueAt },
    owed: { read: true },
  };
}

function readWatched(session: WatchedSession, progress: ReadProgress, facts: Facts): Step | undefined {
  const answered = { ...session, answeredAt: facts.at, refusedAt: undefined };
  if (progress.at === 'finishing' && !session.isOwed && isOwnSignature(session, progress)) {
    const owing = { ...answered, sealed: progress.sealed, isOwed: true };
    return { session: { ...owing, readDueAt: watchReadAt(owing, facts) }, owed: { read: true } };
  }
  if (session.isOwed) return undefined;
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
 * Where the provider has one process a customer, a signature is the newer session's own as soon as its
 * customer can sign. Whoever had no signing page has signed nothing.
 */
const isOwnSignature = (
  { step }: WatchedSession,
  { newer }: Extract<ReadProgress, { at: 'finishing' }>,
): boolean => step === 'sign' && !(newer?.isSamePerson === true && newer.hasComeAsFar);

/** What a call-back made owed is done. */
function readClosed(session: Extract<StoredSession, { phase: 'closed' }>): Step | undefined {
  if (session.readDueAt === undefined) return undefined;
  return { session: { ...session, readDueAt: undefined }, owed: {} };
}

/** It cannot be read any more: what is watched is over when its day is. */
export function expired(session: StoredSession, facts: Facts): Step | undefined {
  if (session.phase !== 'watched' || facts.at - session.watchedSince < watchMs) return undefined;
  return { session, owed: { settle: { status: 'failed' } } };
}
