// What this process is opening right now, so that others who ask can wait for it.

import { createBeginning } from './beginning.js';
import type { Place } from './beginning.js';
import type { Context } from './context.js';
import type { OpeningRequest } from './session-request.js';
import type { StoredSession } from './session/phases.js';

type Attempt = Promise<StoredSession | undefined>;

/** Opens sessions, each known to others of this process until it is open. */
export function createAttempts(context: Context) {
  const { store } = context;
  const begin = createBeginning(context);
  const attempts = new Map<string, Attempt>();
  const attemptsOfUsers = new Map<string, Attempt>();

  return {
    /** What is being opened for a user. */
    ofUser: (userId: string): Attempt | undefined => attemptsOfUsers.get(userId),

    /** Opens a new one. @throws Problem `PROVIDER_UNAVAILABLE`, `NOT_ELIGIBLE` */
    async open(request: OpeningRequest, place: Omit<Place, 'id'>): Attempt {
      const { user } = request;
      const id = crypto.randomUUID();
      const opened = begin(request, { ...place, id });
      attempts.set(id, opened);
      attemptsOfUsers.set(user.id, opened);
      try {
        return await opened;
      } finally {
        attempts.delete(id);
        attemptsOfUsers.delete(user.id);
      }
    },

    /** A session as it is when it is open, where this process is opening it. */
    async outcome(session: StoredSession): Promise<StoredSession> {
      const opened = session.phase === 'opening' ? attempts.get(session.id) : undefined;
      return (await opened) ?? (await store.find(session.id)) ?? session;
    },
  };
}
