// Asks the provider about a session, no more often than the provider allows, and applies its answer to the
// session. Only such a read decides anything.

import { ProviderError } from '../providers/contract.js';
import type { Leg, Progress, ProviderFailure } from '../providers/contract.js';
import { parseProgress } from '../providers/parse-answer.js';
import { callProvider } from './call-provider.js';
import type { ConnectedProvider } from './connected-providers.js';
import type { Context } from './context.js';
import { within } from './wait-at-most.js';
import { openLeg, sealLeg, sealPage } from './sealed-leg.js';
import type { AsRead, Newer, ReadProgress } from './session/happenings.js';
import type { StoredSession } from './session/phases.js';
import { isOpen, presentVerdict, sealedOf, stepOf, waitingSinceOf } from './session/questions.js';
import { happen, wouldChange } from './session-changes.js';
import type { Change } from './session-changes.js';
import { settle, takeOver } from './settle-session.js';
import { describeFailure } from './thrown.js';

/** Longer than our own providers take with all repetitions, and shorter than the sweeper's lease. */
const longestReadMs = 60_000;

export interface ReadOptions {
  /**
   * Whether no browser has reported anything new. Such a read is skipped unless the last one is long past.
   */
  readonly idly?: boolean | undefined;
  /** Hears what the provider has said, or why it said nothing. Not called if no read is allowed now. */
  readonly onAnswer?: ((said: Progress['at'] | ProviderFailure) => void) | undefined;
}

/**
 * Reads the provider if the session is undecided and a read is allowed, and stores the answer. The caller
 * must have just loaded the session. If the provider is down, the session stays as it was.
 */
export async function readSession(
  context: Context,
  given: StoredSession,
  { idly = false, onAnswer }: ReadOptions = {},
): Promise<StoredSession | undefined> {
  const connected = context.providers.find(given.provider);
  if (!connected) return followUp(context, await happen(context, given, { kind: 'expired' }));
  // The request that stores the time of the read makes it. All others use what is known already.
  const { session, isChanged, owed } = await happen(context, given, { kind: 'asked', isIdle: idly });
  return session && isChanged && !owed.waits ? askProvider(context, connected, session, onAnswer) : session;
}

/**
 * Like `readSession`, for a browser that waits. After `patienceMs` it returns the session as it is, and the
 * read continues.
 */
export async function readSoon(
  context: Context,
  session: StoredSession,
  options: ReadOptions = {},
): Promise<StoredSession> {
  const { idly = false } = options;
  const isKnown = context.providers.find(session.provider) !== undefined;
  if (isKnown && !wouldChange(context, session, { kind: 'asked', isIdle: idly })) return session; // most
  const read = readSession(context, session, options);
  context.background(() => read);
  const known = await within(read, { ms: context.patienceMs, late: undefined });
  return known ?? (await context.store.find(session.id)) ?? session;
}

/** A call-back is a reason to read once more, at once and in addition to the scheduled reads. */
export async function hearNews(
  context: Context,
  provider: string,
  { sessionId, fact }: { readonly sessionId: string; readonly fact: string },
): Promise<void> {
  const change = await happen(context, sessionId.toLowerCase(), (session) =>
    session.provider === provider ? { kind: 'news', fact } : undefined,
  );
  readIfOwed(context, change);
}

/** Starts a read in the background if the change owes one. */
export function readIfOwed(context: Context, { session, owed }: Change): void {
  const connected = session && context.providers.find(session.provider);
  if (owed.read && connected) context.background(() => askProvider(context, connected, session));
}

async function askProvider(
  context: Context,
  connected: ConnectedProvider,
  session: StoredSession,
  onAnswer?: ReadOptions['onAnswer'],
): Promise<StoredSession | undefined> {
  const { sealer, signal, logger } = context;
  const { id } = session;
  const { facts } = session;
  const asRead: AsRead = { sealed: sealedOf(session), waitingSince: waitingSinceOf(session), facts };
  try {
    const leg = await openLeg(sealer, session);
    const running = {
      sessionId: id,
      memo: leg?.memo,
      seen: 'seen' in session ? session.seen : undefined,
      finished: asRead.waitingSince !== undefined,
      known: presentVerdict(session)?.providerStatus ?? undefined,
    };
    const limits = { signal, ms: Math.max(longestReadMs, connected.provider.lastCallMs ?? 0) };
    const progress = await context.metrics.upstream({ provider: session.provider, call: 'read' }, () =>
      callProvider(limits, async (ending) =>
        parseProgress(await connected.connection.read(running, { signal: ending })),
      ),
    );
    onAnswer?.(progress.at);
    return await storeProgress(context, { session, asRead, progress });
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    const { reason, httpStatus } = error;
    onAnswer?.(reason);
    logger.warn({ sessionId: id, ...describeFailure(error) }, 'The provider could not be asked.');
    return followUp(context, await happen(context, id, { kind: 'refused', reason, httpStatus, asRead }));
  }
}

interface Answer {
  /** The session as it was when the provider was asked. */
  readonly session: StoredSession;
  readonly asRead: AsRead;
  readonly progress: Progress;
}

async function storeProgress(context: Context, { session, asRead, progress }: Answer) {
  if (progress.at === 'end') return settle(context, session, progress);
  const said = await progressOf(context, session, progress);
  const change = await happen(context, session.id, { kind: 'read', progress: said, asRead });
  // A signature found on a superseded session makes that session the customer's again.
  if (change.session?.phase === 'watched' && change.owed.read) await takeOver(context, change.session);
  return followUp(context, change);
}

/** Does what a change owes. The change is stored already, so a crash loses nothing. */
async function followUp(context: Context, { session, owed }: Change): Promise<StoredSession | undefined> {
  if (session && owed.settle) return settle(context, session, { verdict: owed.settle });
  const connected = session && context.providers.find(session.provider);
  return owed.read && connected ? askProvider(context, connected, session) : session;
}

/** The provider's answer in the form the session stores: encrypted, with hashes of addresses. */
async function progressOf(
  context: Context,
  session: StoredSession,
  progress: Exclude<Progress, { at: 'end' }>,
): Promise<ReadProgress> {
  const { sealer } = context;
  switch (progress.at) {
    case 'page':
    case 'provider':
      return progress;
    case 'next-page': {
      const former = (await openLeg(sealer, session))?.page;
      const formerOrigin =
        former && originOf(former) !== originOf(progress.leg.page) ? originOf(former) : undefined;
      return { at: 'next-page', page: await sealPage(context, session.id, progress.leg), formerOrigin };
    }
    case 'finishing':
      return {
        at: 'finishing',
        sealed: await sealLeg(sealer, session.id, { memo: progress.memo }),
        newer: session.phase === 'watched' ? await newerOf(context, session) : undefined,
      };
  }
}

const originOf = ({ url }: Leg['page']) => (URL.canParse(url) ? new URL(url).origin : undefined);

/** What a superseded session must know about the session that took its place. */
async function newerOf(
  { store }: Context,
  { id, userId, person }: StoredSession,
): Promise<Newer | undefined> {
  const newest = await store.newest(userId);
  if (!newest || newest.id === id) return undefined;
  const isOver = newest.phase === 'closed' && presentVerdict(newest)?.status !== 'approved';
  return {
    isSamePerson: person === undefined || newest.person === undefined || newest.person === person,
    hasComeAsFar: !isOver && (stepOf(newest) === 'sign' || !isOpen(newest) || newest.phase === 'finishing'),
  };
}
