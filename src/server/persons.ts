// Whose a session is at the provider: a verdict of one person is never told to another with the same login.

import type { User } from '../providers/contract.js';
import type { ConnectedProvider } from './connected-providers.js';
import type { Context } from './context.js';
import { openLeg } from './sealed-leg.js';
import type { StoredSession } from './session/phases.js';
import { isAnotherPerson } from './session/questions.js';

/** Keyed hashes of the provider's user, each with the name of its key; none where it has no such user. */
export async function personMarks(
  { sealer }: Pick<Context, 'sealer'>,
  { provider, connection }: ConnectedProvider,
  user: User,
): Promise<readonly string[]> {
  const person = connection.whose?.(user);
  return person === undefined ? [] : sealer.marks(`person ${provider.id} ${person}`);
}

/** Whether a session is another person's than the user is now, as far as anybody can tell. */
export async function isOfAnother(
  context: Pick<Context, 'sealer' | 'providers'>,
  session: StoredSession,
  user: User,
): Promise<boolean> {
  const connected = context.providers.find(session.provider);
  if (!connected) return false;
  if (session.person !== undefined)
    return isAnotherPerson(session.person, await personMarks(context, connected, user));
  // A session of an older version: what the provider has kept of it may say whose it is.
  const memo = connected.connection.isOf ? (await openLeg(context.sealer, session))?.memo : undefined;
  return memo !== undefined && connected.connection.isOf?.(user, memo) === false;
}
