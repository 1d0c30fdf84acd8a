// Input and output around session/advance.ts. It applies a happening to the stored session, and tries again
// if another write was faster.

import type { AuditNote } from './audit/audit-chain.js';
import type { Context } from './context.js';
import { advance } from './session/advance.js';
import type { Facts, Happening, Owed } from './session/happenings.js';
import type { StoredSession } from './session/phases.js';

/** The result of a happening. */
export interface Change {
  /** The session as it is stored now, changed or not. Undefined if there is none. */
  readonly session: StoredSession | undefined;
  /** Whether the happening changed the session. */
  readonly isChanged: boolean;
  readonly owed: Owed;
}

/** Used for a provider that is no longer configured, which cannot be asked anyway. */
const unknownIntervalMs = 60_000;

/** The facts that a happening needs: the time, and the interval of the session's provider. */
export const factsOf = (
  { providers, now }: Pick<Context, 'providers' | 'now'>,
  session: Pick<StoredSession, 'provider'>,
): Facts => {
  const { readIntervalMs = unknownIntervalMs, lastCallMs } = providers.find(session.provider)?.provider ?? {};
  return { at: now(), intervalMs: readIntervalMs, lastCallMs };
};

/** Whether a happening would change a session as it was loaded. */
export const wouldChange = (
  context: Pick<Context, 'providers' | 'now'>,
  session: StoredSession,
  happening: Happening,
): boolean => advance(session, happening, factsOf(context, session)) !== undefined;

/**
 * Applies a happening to a session and stores the result. A session that was just loaded need not be loaded
 * again: a change that came in between shows when it is written. A note goes into the audit trail with it.
 */
export async function happen(
  context: Pick<Context, 'store' | 'providers' | 'now'>,
  told: StoredSession | string,
  happening: Happening | ((session: StoredSession) => Happening | undefined),
  note?: AuditNote,
): Promise<Change> {
  const { store } = context;
  const sessionId = typeof told === 'string' ? told : told.id;
  let session = typeof told === 'string' ? await store.find(told) : told;
  for (;;) {
    const now = session && (typeof happening === 'function' ? happening(session) : happening);
    const step = session && now && advance(session, now, factsOf(context, session));
    if (!step) return { session, isChanged: false, owed: {} };
    if (await store.write(step.session, note)) {
      const stored = { ...step.session, version: step.session.version + 1 };
      return { session: stored, isChanged: true, owed: step.owed };
    }
    session = await store.find(sessionId);
  }
}
