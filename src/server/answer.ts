// What the widget is told of a stored session: a page, a wait, or a verdict (design: "The one idea").

import type { Status } from '../enrolment/contract.js';
import { changeSession } from './context.js';
import type { Context } from './context.js';
import { Problem } from './problem.js';
import { openLeg } from './sealed-leg.js';
import type { StoredSession } from './store/contract.js';

const openingPollMs = 500;
const pollMs = 2_000;
const restartableAfterMs = 15 * 60_000;

/**
 * The status of a session, in the form of the contract. A verdict counts as told from here on.
 *
 * @throws Problem `SESSION_GONE` for one that was given up, or whose page cannot be decrypted any more
 */
export async function answerSession(context: Context, session: StoredSession): Promise<Status> {
  const { verdict, phase } = session;
  if (verdict) {
    if (session.toldAt === undefined) await markTold(context, session);
    return { ...verdict, returnUrl: context.settings.returnUrl };
  }
  if (phase === 'closed') throw new Problem('SESSION_GONE');
  if (phase === 'opening') return { status: 'pending', pollAfterMs: openingPollMs };
  if (phase === 'page' && session.waitingSince === undefined) return answerPage(context, session);
  const waitedMs = context.now() - (session.waitingSince ?? context.now());
  return { status: 'pending', pollAfterMs: pollMs, ...(waitedMs >= restartableAfterMs ? { restartable: true } : {}) };
}

async function answerPage({ sealer, now }: Context, session: StoredSession): Promise<Status> {
  const leg = await openLeg(sealer, session);
  if (!leg) throw new Problem('SESSION_GONE');
  const { pageExpiresAt } = session;
  return { status: 'page', page: { ...leg.page, ...(pageExpiresAt === undefined ? {} : { expiresInMs: Math.max(0, pageExpiresAt - now()) }) } };
}

async function markTold(context: Context, { id, verdict }: StoredSession): Promise<void> {
  await changeSession(context, id, (stored) =>
    stored.toldAt === undefined && stored.verdict?.status === verdict?.status ? { ...stored, toldAt: context.now() } : undefined,
  );
}
