// Erases a customer. A provider that is owed its last call gets it first: what a customer has signed is not
// thrown away. What the provider itself has stored is the provider's, and no part of this.

import type { Context } from '../context.js';
import type { EraseCalls } from '../services/erase-calls.js';
import { readSession } from '../read-provider.js';
import { owesCall } from '../session/last-call.js';
import type { StoredSession } from '../session/phases.js';
import { isOwed } from '../session/questions.js';
import type { Erased } from '../store/store.js';

const mostSessions = 1_000;

/** What became of the wish to erase a customer. */
export type Erasure =
  /** Nothing is erased yet: the provider is owed its last call of these sessions. */
  | { readonly isErased: false; readonly owed: readonly string[] }
  | ({ readonly isErased: true; readonly kept: Kept } & Erased);

type Kept = Erased['kept'] & {
  /**
   * Answers that an outside service waits for and has not taken yet, with its own ids of the customer,
   * encrypted. They are told and deleted by the sweeper. Absent if there are none.
   */
  readonly decisions?: number;
};

export async function erase(context: Context, userId: string, eraseCalls?: EraseCalls): Promise<Erasure> {
  const { store, audit, logger } = context;
  const listed = await store.list({ userId, limit: mostSessions });
  const owing = listed.map(({ session }) => session).filter(owesCall);
  const isStillOwed = await Promise.all(owing.map((session) => owesAfterCall(context, session)));
  await context.deliverOutcomes();
  const owed = owing.filter((_, index) => isStillOwed[index]).map(({ id }) => id);
  if (owed.length > 0) return { isErased: false, owed };
  const decisions = await eraseCalls?.(userId);
  const erasure = await store.erase(userId, audit.entry({ kind: 'erased', userId }));
  if (!erasure.isErased) return erasure;
  audit.deliverSoon();
  logger.info({}, 'A customer is erased.');
  return decisions ? { ...erasure, kept: { ...erasure.kept, decisions } } : erasure;
}

/**
 * Makes the last call, and says whether it is owed all the same. A review is there because the call was
 * refused for minutes. If it is refused once more, the customer is erased: nothing else may ever come of it.
 */
async function owesAfterCall(context: Context, session: StoredSession): Promise<boolean> {
  let said: string | undefined;
  const after = await readSession(context, session, { onAnswer: (answer) => (said = answer) });
  if (!after || !owesCall(after)) return false;
  if (isOwed(after)) return true;
  const canBeAsked = context.providers.find(after.provider) !== undefined;
  return canBeAsked && said !== 'end' && said !== 'not-eligible';
}
