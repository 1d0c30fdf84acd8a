// Which person at the provider a session belongs to. One person's verdict must never be told to another who
// uses the same login.

import type { User } from '../providers/contract.js';
import type { ConnectedProvider } from './connected-providers.js';
import type { Context } from './context.js';
import { openLeg } from './sealed-leg.js';
import type { StoredSession } from './session/phases.js';
import { isAnotherPerson } from './session/questions.js';

/**
 * Keyed hashes of the provider's user, each with the name of its key. Empty if the provider has no such user.
 */
export async function personMarks(
  { sealer }: Pick<Context, 'sealer'>,
  { provider, connection }: ConnectedProvider,
  user: User,
): Promise<readonly string[]> {
  const person = connection.whose?.(user);
  return person === undefined ? [] : sealer.marks(`person ${provider.id} ${person}`);
}

/** Whether a session belongs to another person than the user now is, as far as that can be known. */
export async function isOfAnother(
  context: Pick<Context, 'sealer' | 'providers'>,
  session: StoredSession,
  user: User,
): Promise<boolean> {
  const connected = context.providers.find(session.provider);
  if (!connected) return false;
  if (session.person !== undefined)
    return isAnotherPerson(session.person, await personMarks(context, connected, user));
  // An older version stored no hash. The provider's memo may say who the session belongs to.
  const memo = connected.connection.isOf ? (await openLeg(context.sealer, session))?.memo : undefined;
  return memo !== undefined && connected.connection.isOf?.(user, memo) === false;
}
