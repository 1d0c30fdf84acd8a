// Erases a customer. A provider that is owed its last call gets it first: what a customer has signed is not
// thrown away. What the provider itself has stored is the provider's, and no part of this.

import type { Context } from '../context.js';
import { readSession } from '../read-provider.js';
import { isOwed } from '../session/questions.js';
import type { Erased } from '../store/store.js';

const mostSessions = 1_000;

/** What became of the wish to erase a customer. */
export type Erasure =
  /** Nothing is erased yet: the provider is owed its last call of these sessions. */
  { readonly isErased: false; readonly owed: readonly string[] } | ({ readonly isErased: true } & Erased);

export async function erase(context: Context, userId: string): Promise<Erasure> {
  const { store, audit, logger } = context;
  const listed = await store.list({ userId, limit: mostSessions });
  const owing = listed.filter(({ session }) => isOwed(session));
  await Promise.all(owing.map(({ session }) => readSession(context, session)));
  await context.deliverOutcomes();
  const erasure = await store.erase(userId, audit.entry({ kind: 'erased', userId }));
  if (!erasure.isErased) return erasure;
  audit.deliverSoon();
  logger.info({}, 'A customer is erased.');
  return erasure;
}
