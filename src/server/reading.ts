// Learns where a session stands: hints of the customer's browser, call-backs and reads of the provider.
// Only a read decides anything, and it is made no more often than the provider allows.

import type { Seen } from '../enrolment/contract.js';
import { ProviderError } from '../providers/contract.js';
import type { Leg, News, Progress } from '../providers/contract.js';
import { changeSession, tryChange } from './context.js';
import type { Context } from './context.js';
import { createEvent } from './outcomes.js';
import { readDueAt } from './schedule.js';
import { openLeg, sealLeg } from './sealed-leg.js';
import { isOpen } from './store/contract.js';
import type { StoredSession } from './store/contract.js';

const maxFacts = 16;
const maxFactLength = 64;

/** Records what the browser saw of the page; with `submitted` and `returned` the customer is believed to have finished it. */
export async function recordHint(context: Context, session: StoredSession, seen: Seen): Promise<StoredSession> {
  const finished = seen === 'submitted' || seen === 'returned';
  const changed = await changeSession(context, session.id, (stored) => {
    if (stored.phase !== 'page' && stored.phase !== 'provider') return undefined;
    return scheduled(context, { ...stored, seen, waitingSince: finished ? (stored.waitingSince ?? context.now()) : stored.waitingSince });
  });
  return changed ?? session;
}

/** Takes a call-back as a reason to read once more, now and besides the reads by the clock; a repeated one is none. */
export async function hearNews(context: Context, { sessionId, fact }: News): Promise<void> {
  const told = fact.slice(0, maxFactLength);
  const session = await tryChange(context, sessionId.toLowerCase(), (stored) => {
    if (stored.provider !== context.provider.id || stored.facts.includes(told) || !isUndecided(stored)) return undefined;
    // Due at once: should the read fail, the sweeper makes up for it.
    return { ...stored, facts: [...stored.facts, told].slice(-maxFacts), readDueAt: context.now() };
  });
  if (session && session.phase !== 'opening') context.background(() => askProvider(context, session));
}

/**
 * Reads the provider if the session is undecided and it is time, and stores what it says.
 * When the provider is down, what was known before stays.
 */
export async function readSession(context: Context, { id }: StoredSession): Promise<StoredSession | undefined> {
  const { now, provider } = context;
  // Whoever writes the time of the read makes it; all others go on with what is known.
  const mine = await tryChange(context, id, (stored) => {
    const rested = stored.lastReadAt === undefined || now() - stored.lastReadAt >= provider.readIntervalMs;
    const readable = stored.provider === provider.id && stored.phase !== 'opening' && stored.phase !== 'closed';
    return rested && readable ? { ...stored, lastReadAt: now() } : undefined;
  });
  return mine ? askProvider(context, mine) : context.store.find(id);
}

/** As `readSession`, for a browser that waits: after `patienceMs` it hears what was known before, and the read goes on. */
export async function readSoon(context: Context, session: StoredSession): Promise<StoredSession> {
  const late = AbortSignal.timeout(context.patienceMs);
  const known = new Promise<undefined>((resolve) => late.addEventListener('abort', () => resolve(undefined), { once: true }));
  const read = readSession(context, session);
  context.background(() => read);
  return (await Promise.race([read, known])) ?? (await context.store.find(session.id)) ?? session;
}

async function askProvider(context: Context, session: StoredSession): Promise<StoredSession | undefined> {
  const { sealer, connection, signal, logger } = context;
  const { id, seen, waitingSince, verdict } = session;
  try {
    const leg = await openLeg(sealer, session);
    const running = { sessionId: id, memo: leg?.memo, seen, finished: waitingSince !== undefined, known: verdict?.providerStatus ?? undefined };
    return await storeProgress(context, session, await connection.read(running, { signal }));
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    logger.warn({ sessionId: id, reason: error.reason, detail: error.message }, 'The provider could not be asked.');
    return changeSession(context, id, (stored) => postponed(context, stored, error));
  }
}

async function storeProgress(context: Context, session: StoredSession, progress: Progress): Promise<StoredSession | undefined> {
  const { store, logger, now } = context;
  const at = now();
  switch (progress.at) {
    case 'end': {
      const { verdict } = progress;
      // That a session ends unused after it was given up is no news: the customer has a newer one.
      const isNews = !(session.phase === 'closed' && verdict.status === 'expired');
      const event = context.tellsOutcomes && isNews ? createEvent(session, { verdict, at }) : undefined;
      const settled = await store.settle({ sessionId: session.id, verdict, at, event });
      if (settled?.verdict === verdict || settled?.verdict?.status === verdict.status) {
        logger.info({ sessionId: session.id, status: verdict.status, providerStatus: verdict.providerStatus }, 'The provider has decided.');
      } else {
        logger.error({ sessionId: session.id, status: verdict.status }, 'The provider changed a final decision; the first one stays.');
      }
      if (event) context.background(context.deliverOutcomes);
      return changeSession(context, session.id, (stored) => (stored.phase === 'review' ? scheduled(context, stored) : undefined));
    }
    case 'next-page':
      return turnPage(context, session.id, progress.leg);
    case 'page':
      return changeSession(context, session.id, (stored) => {
        const atPage = stored.phase === 'provider' ? { ...stored, phase: 'page' as const, waitingSince: undefined } : stored;
        return scheduled(context, atPage);
      });
    case 'provider':
      return changeSession(context, session.id, (stored) =>
        isOpen(stored) ? scheduled(context, { ...stored, phase: 'provider', waitingSince: stored.waitingSince ?? at }) : undefined,
      );
  }
}

/** Gives the customer a further page: what was seen of the one before says nothing about it. */
async function turnPage(context: Context, sessionId: string, leg: Leg): Promise<StoredSession | undefined> {
  const sealed = await sealLeg(context.sealer, sessionId, leg);
  const pageExpiresAt = leg.expiresInMs === undefined ? undefined : context.now() + leg.expiresInMs;
  return changeSession(context, sessionId, (stored) =>
    isOpen(stored) ? scheduled(context, { ...stored, phase: 'page', sealed, pageExpiresAt, seen: undefined, waitingSince: undefined }) : undefined,
  );
}

const isUndecided = ({ verdict }: StoredSession): boolean => verdict === undefined || verdict.status === 'review';

/** After a failure: soon again while the provider is down, which also keeps a call-back from being lost. */
function postponed(context: Context, session: StoredSession, { reason }: ProviderError): StoredSession {
  const next = scheduled(context, session);
  return reason === 'unavailable' && next.readDueAt !== undefined ? { ...next, readDueAt: context.now() + context.provider.readIntervalMs } : next;
}

function scheduled({ now, provider }: Context, session: StoredSession): StoredSession {
  return { ...session, readDueAt: readDueAt(session, { now: now(), intervalMs: provider.readIntervalMs }) };
}
