// What the widget is told of a stored session: a page, a wait, or a verdict (design: "The one idea").

import type { Page, Status } from '../enrolment/contract.js';
import { changeSession } from './context.js';
import type { Context } from './context.js';
import { Problem } from './problem.js';
import { recordShown } from './reading.js';
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
  const restartable = isRestartable(context, session) ? { restartable: true } : {};
  return { status: 'pending', pollAfterMs: pollMs, ...restartable, ...(await readStep(context, session)) };
}

/** A journey of several pages tells where it is; what is finishing has signed. */
async function readStep({ sealer }: Context, session: StoredSession): Promise<{ step?: Page['step'] }> {
  const { step, phase } = session;
  const isOfJourney = phase === 'finishing' || (await openLeg(sealer, session))?.page?.kind === 'hosted';
  return step && isOfJourney ? { step } : {};
}

function isRestartable(
  { provider, now }: Context,
  { phase, step, waitingSince, answeredAt }: StoredSession,
): boolean {
  if (phase === 'finishing' || waitingSince === undefined) return false;
  // A signature may be there already: then only the provider's own answer, after all that waiting, counts.
  const waitedUntil = step === 'sign' ? (answeredAt ?? 0) : now();
  return waitedUntil - waitingSince >= (provider.restartableAfterMs ?? restartableAfterMs);
}

async function answerPage(context: Context, session: StoredSession): Promise<Status> {
  const { sealer, now } = context;
  const leg = await openLeg(sealer, session);
  if (!leg?.page) throw new Problem('SESSION_GONE');
  const { pageExpiresAt } = session;
  if (session.shownAt === undefined) await recordShown(context, session);
  return {
    status: 'page',
    page: {
      ...leg.page,
      ...(pageExpiresAt === undefined ? {} : { expiresInMs: Math.max(0, pageExpiresAt - now()) }),
    },
  };
}

async function markTold(context: Context, { id, verdict }: StoredSession): Promise<void> {
  await changeSession(context, id, (stored) =>
    stored.toldAt === undefined && stored.verdict?.status === verdict?.status
      ? { ...stored, toldAt: context.now() }
      : undefined,
  );
}
