// The sessions that this process is opening right now, so that other requests can wait for them.

import { createSessionBeginner } from './begin-session.js';
import type { Place } from './begin-session.js';
import type { Context } from './context.js';
import type { OpeningRequest } from './session-request.js';
import type { StoredSession } from './session/phases.js';

type Attempt = Promise<StoredSession | undefined>;

/** Opens sessions. Other requests of this process can find a session while it is being opened. */
export function createAttempts(context: Context) {
  const { store } = context;
  const begin = createSessionBeginner(context);
  const attempts = new Map<string, Attempt>();
  const attemptsOfUsers = new Map<string, Attempt>();

  return {
    /** The attempt to open a session for a user, if one is running. */
    ofUser: (userId: string): Attempt | undefined => attemptsOfUsers.get(userId),

    /** Opens a new session. @throws Problem `PROVIDER_UNAVAILABLE`, `NOT_ELIGIBLE` */
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

    /** Waits for a session that this process is opening. Returns any other session as it is. */
    async outcome(session: StoredSession): Promise<StoredSession> {
      if (session.phase !== 'opening') return session;
      return (await attempts.get(session.id)) ?? (await store.find(session.id)) ?? session;
    },
  };
}
