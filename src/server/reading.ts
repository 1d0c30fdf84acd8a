// Learns where a session stands: hints of the customer's browser, call-backs and reads of the provider.
// Only a read decides anything, and it is made no more often than the provider allows.

import type { Page, Seen } from '../enrolment/contract.js';
import { ProviderError } from '../providers/contract.js';
import type { Leg, News, Progress } from '../providers/contract.js';
import { changeSession, tryChange } from './context.js';
import type { Context } from './context.js';
import { within } from './deadline.js';
import { createEvent } from './outcomes.js';
import { readDueAt } from './schedule.js';
import { openLeg, sealLeg } from './sealed-leg.js';
import { isOpen } from './store/contract.js';
import type { StoredSession } from './store/contract.js';

const maxFacts = 16;
const maxFactLength = 64;
const refusalGraceMs = 2 * 60_000;

/** What a browser says of a page. */
export interface Hint {
  readonly seen: Seen;
  /** Which page it speaks of, where it says so. */
  readonly step?: Page['step'];
  /** It came by an address that was typed or kept, not from a provider's page. */
  readonly unled?: boolean | undefined;
  /** Origin of the page that led here, where the browser says so. */
  readonly from?: string | undefined;
}

/**
 * Records what the browser saw of the page. With `submitted` and `returned` the customer is believed to have
 * finished it, and with `failed` too, where the provider leads to a Fail page: then it has a while to say
 * otherwise.
 */
export async function recordHint(
  context: Context,
  session: StoredSession,
  hint: Hint,
): Promise<StoredSession> {
  const { seen } = hint;
  const finished = seen === 'submitted' || seen === 'returned';
  const failed = seen === 'failed' && context.provider.failureGraceMs !== undefined;
  const changed = await changeSession(context, session.id, (stored) => {
    if ((stored.phase !== 'page' && stored.phase !== 'provider') || isOfEarlierPage(stored, hint))
      return undefined;
    const waitingSince = finished || failed ? (stored.waitingSince ?? context.now()) : stored.waitingSince;
    const failedAt = failed ? (stored.failedAt ?? context.now()) : finished ? undefined : stored.failedAt;
    return scheduled(context, {
      ...stored,
      seen: stored.seen === 'submitted' ? stored.seen : seen,
      waitingSince,
      failedAt,
    });
  });
  return changed ?? session;
}

/**
 * Whether a hint was meant for a page before the present one: two tabs hear of one return, and a return page
 * can be opened again. To believe it would hide the present page from a customer who has not been there.
 */
function isOfEarlierPage({ step, shownAt, formerOrigin }: StoredSession, hint: Hint): boolean {
  if (shownAt === undefined) return true;
  if (hint.from !== undefined && hint.from === formerOrigin) return true;
  if (hint.step !== undefined && step !== undefined && hint.step !== step) return true;
  // Signing pages lead back in the same browser. Identification may come back from an app, which looks like a
  // typed address.
  return step === 'sign' && hint.unled === true;
}

/**
 * Takes a call-back as a reason to read once more, now and besides the reads by the clock; a repeated one is
 * none.
 */
export async function hearNews(context: Context, { sessionId, fact }: News): Promise<void> {
  const told = fact.slice(0, maxFactLength);
  const session = await tryChange(context, sessionId.toLowerCase(), (stored) => {
    if (stored.provider !== context.provider.id || stored.facts.includes(told) || !isUndecided(stored))
      return undefined;
    // Due at once: should the read fail, the sweeper makes up for it.
    return { ...stored, facts: [...stored.facts, told].slice(-maxFacts), readDueAt: context.now() };
  });
  if (session && session.phase !== 'opening') context.background(() => askProvider(context, session));
}

export interface ReadOptions {
  /**
   * Nothing has happened that a browser knows of: the read is left for when something does, unless the last
   * one is long past.
   */
  readonly idly?: boolean | undefined;
}

/**
 * Reads the provider if the session is undecided and it is time, and stores what it says.
 * When the provider is down, what was known before stays.
 */
export async function readSession(
  context: Context,
  { id }: StoredSession,
  { idly = false }: ReadOptions = {},
): Promise<StoredSession | undefined> {
  const { now, provider } = context;
  // Whoever writes the time of the read makes it; all others go on with what is known.
  const mine = await tryChange(context, id, (stored) => {
    const isIdle = idly && stored.phase === 'page' && stored.waitingSince === undefined;
    const { lastReadAt = isIdle ? stored.createdAt : -Infinity } = stored;
    const rested = now() - lastReadAt >= (isIdle ? 2 : 1) * provider.readIntervalMs;
    const readable =
      stored.provider === provider.id && stored.phase !== 'opening' && stored.phase !== 'closed';
    return rested && readable ? { ...stored, lastReadAt: now() } : undefined;
  });
  return mine ? askProvider(context, mine) : context.store.find(id);
}

/**
 * As `readSession`, for a browser that waits: after `patienceMs` it hears what was known before, and the read
 * goes on.
 */
export async function readSoon(
  context: Context,
  session: StoredSession,
  options: ReadOptions = {},
): Promise<StoredSession> {
  const read = readSession(context, session, options);
  context.background(() => read);
  const known = await within(read, { ms: context.patienceMs, late: undefined });
  return known ?? (await context.store.find(session.id)) ?? session;
}

async function askProvider(context: Context, session: StoredSession): Promise<StoredSession | undefined> {
  const { sealer, connection, signal, logger } = context;
  const { id, seen, waitingSince, verdict } = session;
  try {
    const leg = await openLeg(sealer, session);
    const running = {
      sessionId: id,
      memo: leg?.memo,
      seen,
      finished: waitingSince !== undefined,
      known: verdict?.providerStatus ?? undefined,
    };
    const progress = await connection.read(running, { signal });
    const stored = await storeProgress(context, session, progress);
    // What is owed is stored before it is done, so that a crash in between loses nothing.
    return progress.at === 'finishing' && stored?.phase === 'finishing'
      ? await askProvider(context, stored)
      : stored;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    logger.warn(
      { sessionId: id, reason: error.reason, detail: error.message },
      'The provider could not be asked.',
    );
    const isRefused = error.reason === 'not-eligible' && session.phase === 'finishing';
    const next = await changeSession(context, id, (stored) => {
      const refusedAt = isRefused ? (stored.refusedAt ?? context.now()) : stored.refusedAt;
      return postponed(context, { ...stored, refusedAt }, error);
    });
    return isRefused && next?.phase === 'finishing' ? handOver(context, next, error) : next;
  }
}

/**
 * A last call that the provider goes on refusing is for a person to look at: the customer, who has signed,
 * gets an end and is not told to begin again. It decides nothing, and the call is tried on by the hour.
 */
async function handOver(
  context: Context,
  session: StoredSession,
  { httpStatus }: ProviderError,
): Promise<StoredSession | undefined> {
  if (context.now() - (session.refusedAt ?? Infinity) < refusalGraceMs) return session;
  return storeProgress(context, session, {
    at: 'end',
    verdict: {
      status: 'review',
      providerStatus: httpStatus === undefined ? undefined : `HTTP ${httpStatus}`,
    },
  });
}

async function storeProgress(
  context: Context,
  session: StoredSession,
  progress: Progress,
): Promise<StoredSession | undefined> {
  const { store, logger, now } = context;
  const at = now();
  const outcome = await afterGrace(context, session, progress);
  switch (outcome.at) {
    case 'end': {
      const { verdict, references } = outcome;
      // That a session ends unused after it was given up is no news: the customer has a newer one.
      const isNews = !(session.phase === 'closed' && verdict.status === 'expired');
      const event =
        context.tellsOutcomes && isNews ? createEvent(session, { verdict, references, at }) : undefined;
      const settled = await store.settle({ sessionId: session.id, verdict, at, event });
      if (settled?.verdict === verdict || settled?.verdict?.status === verdict.status) {
        logger.info(
          { sessionId: session.id, status: verdict.status, providerStatus: verdict.providerStatus },
          'The provider has decided.',
        );
      } else {
        logger.error(
          { sessionId: session.id, status: verdict.status },
          'The provider changed a final decision; the first one stays.',
        );
      }
      if (event) context.background(context.deliverOutcomes);
      return changeSession(context, session.id, (stored) =>
        stored.phase === 'review' ? scheduled(context, stored) : undefined,
      );
    }
    case 'next-page':
      return turnPage(context, session, outcome.leg);
    case 'finishing':
      return finish(context, session, outcome.memo);
    case 'page':
      return changeSession(context, session.id, (stored) => {
        if (isPast(stored, session)) return undefined;
        // A hint that came while the provider was asked is newer than its answer.
        const isBack = stored.waitingSince === session.waitingSince && stored.phase === 'provider';
        return scheduled(context, {
          ...stored,
          answeredAt: at,
          ...(isBack ? { phase: 'page', waitingSince: undefined } : {}),
        });
      });
    case 'provider':
      return changeSession(context, session.id, (stored) => {
        if (isPast(stored, session) || !isOpen(stored)) return undefined;
        return scheduled(context, {
          ...stored,
          phase: 'provider',
          answeredAt: at,
          waitingSince: stored.waitingSince ?? at,
        });
      });
  }
}

/**
 * Whether a session has moved on since it was read: to a further page or its last call, or it was given up.
 */
const isPast = (stored: StoredSession, asRead: StoredSession): boolean =>
  stored.sealed !== asRead.sealed || stored.phase === 'finishing';

/** A Fail return to which the provider, when asked, had nothing to add for long enough. */
async function afterGrace(
  { provider, store, now }: Context,
  session: StoredSession,
  progress: Progress,
): Promise<Progress> {
  const { failureGraceMs } = provider;
  if (
    failureGraceMs === undefined ||
    session.failedAt === undefined ||
    (progress.at !== 'page' && progress.at !== 'provider')
  )
    return progress;
  if (now() - session.failedAt < failureGraceMs) return progress;
  const stored = await store.find(session.id);
  if (!stored || isPast(stored, session) || stored.failedAt === undefined) return progress; // it came to a good end meanwhile
  return { at: 'end', verdict: { status: 'failed', providerStatus: progress.said } };
}

/** Gives the customer a further page: what was seen of the one before says nothing about it. */
async function turnPage(
  context: Context,
  session: StoredSession,
  leg: Leg,
): Promise<StoredSession | undefined> {
  const sealed = await sealLeg(context.sealer, session.id, leg);
  const former = (await openLeg(context.sealer, session))?.page;
  const formerOrigin = former && originOf(former) !== originOf(leg.page) ? originOf(former) : undefined;
  const pageExpiresAt = leg.expiresInMs === undefined ? undefined : context.now() + leg.expiresInMs;
  const unseen = { seen: undefined, shownAt: undefined, waitingSince: undefined, failedAt: undefined };
  return changeSession(context, session.id, (stored) => {
    if (isPast(stored, session) || !isOpen(stored)) return undefined;
    return scheduled(context, {
      ...stored,
      ...unseen,
      phase: 'page',
      sealed,
      step: leg.page.step,
      formerOrigin,
      pageExpiresAt,
      answeredAt: context.now(),
    });
  });
}

const originOf = ({ url }: Leg['page']) => new URL(url).origin;

/** Keeps what the provider is owed, and nothing of the page any more. */
async function finish(
  context: Context,
  session: StoredSession,
  memo: string,
): Promise<StoredSession | undefined> {
  const sealed = await sealLeg(context.sealer, session.id, { memo });
  return changeSession(context, session.id, (stored) => {
    if (isPast(stored, session) || !isOpen(stored)) return undefined;
    const waitingSince = stored.waitingSince ?? context.now();
    return scheduled(context, {
      ...stored,
      phase: 'finishing',
      sealed,
      pageExpiresAt: undefined,
      failedAt: undefined,
      waitingSince,
    });
  });
}

/** Notes that a browser of the customer has the present page: only from then on can it be finished. */
export async function recordShown(context: Context, session: StoredSession): Promise<void> {
  await changeSession(context, session.id, (stored) =>
    stored.sealed === session.sealed && stored.shownAt === undefined
      ? scheduled(context, { ...stored, shownAt: context.now() })
      : undefined,
  );
}

const isUndecided = ({ verdict }: StoredSession): boolean =>
  verdict === undefined || verdict.status === 'review';

/**
 * After a failure: soon again while the provider is down, which also keeps a call-back from being lost; not
 * where it refused before.
 */
function postponed(context: Context, session: StoredSession, { reason }: ProviderError): StoredSession {
  const next = scheduled(context, session);
  const isSoon =
    reason === 'unavailable' &&
    next.readDueAt !== undefined &&
    !(session.phase === 'review' && session.refusedAt !== undefined);
  return isSoon ? { ...next, readDueAt: context.now() + context.provider.readIntervalMs } : next;
}

function scheduled({ now, provider }: Context, session: StoredSession): StoredSession {
  return { ...session, readDueAt: readDueAt(session, { now: now(), intervalMs: provider.readIntervalMs }) };
}
