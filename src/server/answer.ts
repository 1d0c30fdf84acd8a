// What the widget is told about a stored session: a page, a wait, or a verdict.

import type { Page, Status } from '../enrolment/merchant-contract.js';
import type { Context } from './context.js';
import { Problem } from './problem.js';
import { openLeg } from './sealed-leg.js';
import type { PagedSession, StoredSession } from './session/phases.js';
import {
  hasComeSince,
  isDecidedItself,
  isOwed,
  isPaged,
  presentVerdict,
  stepOf,
  waitingSinceOf,
} from './session/questions.js';
import { isVisited } from './session/schedule.js';
import { happen } from './session-changes.js';

const openingPollMs = 500;
const pollMs = 2_000;
const restartableAfterMs = 15 * 60_000;
/** After a crash between the two, the sweeper reads the earlier session once its lease is over. */
const overtakenMs = 4 * 60_000;

/**
 * The status of a session, as the contract defines it. A verdict counts as told once this returns it.
 *
 * @throws Problem `SESSION_GONE` for a session that was given up, or whose page cannot be decrypted any more
 */
export async function answerSession(context: Context, given: StoredSession): Promise<Status> {
  const session = await presentSession(context, given);
  const verdict = presentVerdict(session);
  if (verdict) {
    if (!('toldAt' in session && session.toldAt !== undefined))
      await happen(context, session, { kind: 'told', status: verdict.status });
    return { ...verdict, returnUrl: context.settings.returnUrl };
  }
  if (session.phase === 'opening') return { status: 'pending', pollAfterMs: openingPollMs, opening: true };
  if (isBeingOvertaken(session, context.now())) return { status: 'pending', pollAfterMs: pollMs };
  if (session.phase === 'closed' || (session.phase === 'watched' && !session.isOwed))
    throw new Problem('SESSION_GONE');
  if (session.phase === 'page' && !isWaiting(session, context.now())) return answerPage(context, session);
  const restartable = isRestartable(context, session) ? { restartable: true } : {};
  return { status: 'pending', pollAfterMs: pollMs, ...restartable, ...(await readStep(context, session)) };
}

/**
 * The session itself, or the earlier one that succeeded in its place. What the provider has decided about the
 * session itself comes first, in whatever order the two came.
 */
export async function presentSession(
  { store }: Pick<Context, 'store'>,
  session: StoredSession,
): Promise<StoredSession> {
  if (session.phase !== 'closed' && session.phase !== 'review') return session;
  if (session.instead === undefined || isDecidedItself(session)) return session;
  const earlier = await store.find(session.instead);
  return earlier && hasComeSince(earlier, session) ? earlier : session;
}

/** Whether a session was given up just now, for an earlier one whose decision is still being stored. */
const isBeingOvertaken = (session: StoredSession, at: number): boolean =>
  session.phase === 'closed' &&
  session.instead !== undefined &&
  Math.abs(at - session.closedAt) < overtakenMs;

/** Whether the page stays hidden because its customer has finished it, or may have. */
export const isWaiting = (session: PagedSession, at: number): boolean =>
  session.waitingSince !== undefined || isVisited(session, at);

/**
 * The step that the widget shows while it waits. Only a journey of several pages has one, and a session whose
 * customer has signed.
 */
async function readStep({ sealer }: Context, session: StoredSession): Promise<{ step?: Page['step'] }> {
  const step = stepOf(session);
  const isOfJourney = isOwed(session) || (await openLeg(sealer, session))?.page?.kind === 'hosted';
  return step && isOfJourney ? { step } : {};
}

function isRestartable({ providers, now }: Context, session: StoredSession): boolean {
  const waitingSince = waitingSinceOf(session);
  if (isOwed(session) || waitingSince === undefined) return false;
  // A customer at the signing page may have signed already. There, the wait counts only up to the provider's
  // last answer.
  const waitedUntil = stepOf(session) === 'sign' ? (session.answeredAt ?? 0) : now();
  const provider = providers.find(session.provider)?.provider;
  return waitedUntil - waitingSince >= (provider?.restartableAfterMs ?? restartableAfterMs);
}

async function answerPage(context: Context, session: PagedSession): Promise<Status> {
  const { sealer, now } = context;
  const leg = await openLeg(sealer, session);
  if (!leg?.page) throw new Problem('SESSION_GONE');
  const { pageExpiresAt, sealed } = session;
  if (session.shownAt === undefined) {
    const shown = (await happen(context, session, { kind: 'shown', sealed })).session;
    if (!shown) throw new Problem('SESSION_GONE');
    // A newer session has taken its place meanwhile, and would not know that this page was shown.
    if (!isPaged(shown) || shown.sealed !== sealed) return answerSession(context, shown);
  }
  return {
    status: 'page',
    page: {
      ...leg.page,
      ...(pageExpiresAt === undefined ? {} : { expiresInMs: Math.max(0, pageExpiresAt - now()) }),
    },
    ...(session.failedAt === undefined ? {} : { returned: 'failed' }),
  };
}
