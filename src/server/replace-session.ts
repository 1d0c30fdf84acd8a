// How a user's former session gives way to a new one.

import type { Context } from './context.js';
import { isOfAnother } from './persons.js';
import { openLeg, sealLeg } from './sealed-leg.js';
import type { OpeningRequest } from './session-request.js';
import type { OpeningSession, StoredSession } from './session/phases.js';
import { isApproval, isOpen, sealedOf } from './session/questions.js';
import { happen } from './session-changes.js';

/**
 * Sets aside a signed session of another person. It is finalized later, and the new session need not wait for
 * that.
 */
export async function setAside(
  context: Context,
  newest: StoredSession,
  { user }: OpeningRequest,
): Promise<void> {
  if (newest.phase !== 'finishing' || !(await isOfAnother(context, newest, user))) return;
  await supersede(context, newest, { isOtherPerson: true, isReplaced: false });
}

/**
 * Supersedes the session that the new one follows. This happens only once the new session has its page, so
 * that a provider that is down takes nothing from the customer. Returns false if the former session has come
 * to owe its last call meanwhile, or if the new one was given up. So it does if `known`, the former session
 * as the request found it, has become an approval: its customer must not identify again.
 */
export async function giveWay(
  context: Context,
  { id, follows }: OpeningSession,
  { user, known }: Pick<OpeningRequest, 'user'> & { readonly known: StoredSession | undefined },
): Promise<boolean> {
  if (follows === undefined) return true; // if the new one was given up, that shows when it gets its page
  const { store } = context;
  if ((await store.find(id))?.phase !== 'opening') return false;
  const former = await store.find(follows);
  if (!former) return true;
  const isOtherPerson = await isOfAnother(context, former, user);
  const wasKnown = known?.id === follows && !isApproval(known);
  if (wasKnown && isApproval(former) && !isOtherPerson) return false;
  const isReplaced = !isOtherPerson && (await isBegunAnew(context, former, id));
  const cannotFinish = context.providers.find(former.provider) === undefined;
  const session = await supersede(context, former, {
    isOtherPerson: isOtherPerson || cannotFinish,
    isReplaced,
  });
  return !session || !isOpen(session);
}

/**
 * Whether a review still owes its last call while the provider has begun the same process again. The provider
 * would take that call for the new process, and one signature would be reported as two approvals.
 */
async function isBegunAnew({ store }: Context, former: StoredSession, id: string): Promise<boolean> {
  if (former.phase !== 'review' || former.sealed === undefined) return false;
  return former.provider === (await store.find(id))?.provider;
}

async function supersede(
  context: Context,
  former: StoredSession,
  how: { readonly isOtherPerson: boolean; readonly isReplaced: boolean },
): Promise<StoredSession | undefined> {
  const of = sealedOf(former);
  const leg = await openLeg(context.sealer, former);
  const memo = leg && of && { of, sealed: await sealLeg(context.sealer, former.id, { memo: leg.memo }) };
  return (await happen(context, former, { kind: 'superseded', ...how, memo: memo || undefined })).session;
}
