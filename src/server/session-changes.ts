// Input and output around session/advance.ts: a happening is told to the session as it is now, and again if
// somebody else was faster.

import type { Context } from './context.js';
import { advance } from './session/advance.js';
import type { Facts, Happening, Owed } from './session/happenings.js';
import type { StoredSession } from './session/phases.js';

/** What became of a session. */
export interface Change {
  /** As it is stored then, changed or not; undefined when there is none. */
  readonly session: StoredSession | undefined;
  /** Whether the happening was one to it. */
  readonly isChanged: boolean;
  readonly owed: Owed;
}

/** A provider that is not configured any more cannot be asked anyway. */
const unknownIntervalMs = 60_000;

/** The facts of a session's provider, as of now. */
const factsOf = (
  { providers, now }: Pick<Context, 'providers' | 'now'>,
  { provider }: Pick<StoredSession, 'provider'>,
): Facts => ({
  at: now(),
  intervalMs: providers.find(provider)?.provider.readIntervalMs ?? unknownIntervalMs,
});

/** Tells a session what has happened, and stores what it is then. */
export async function happen(
  context: Pick<Context, 'store' | 'providers' | 'now'>,
  sessionId: string,
  happening: Happening | ((session: StoredSession) => Happening | undefined),
): Promise<Change> {
  const { store } = context;
  for (;;) {
    const session = await store.find(sessionId);
    const told = session && (typeof happening === 'function' ? happening(session) : happening);
    const step = told && advance(session, told, factsOf(context, session));
    if (!step) return { session, isChanged: false, owed: {} };
    if (await store.write(step.session)) {
      const stored = { ...step.session, version: step.session.version + 1 };
      return { session: stored, isChanged: true, owed: step.owed };
    }
  }
}
