// Who is asking: whether the page may ask, which customer it is, and whether the session belongs to them.

import type { User } from '../providers/contract.js';
import type { Consents } from './consent/consent-decisions.js';
import type { Context } from './context.js';
import type { CountRequest } from './limits/rate-limits.js';
import { isGuid } from './guid.js';
import { routeClass } from './limits/route-class.js';
import type { Mount } from './routes/mount.js';
import type { OriginGuard } from './origin-guard.js';
import { isOfAnother } from './persons.js';
import { Problem } from './problem.js';
import { writerOf } from './session/device-changes.js';
import type { StoredSession } from './session/phases.js';
import { identifyUser } from './user.js';
import type { Identify } from './user.js';

export interface CallersOptions {
  readonly context: Context;
  readonly identify: Identify;
  readonly guard: OriginGuard;
  readonly count: CountRequest;
  readonly consents?: Consents | undefined;
  readonly mount: Pick<Mount, 'below' | 'notice'>;
}

export interface Owner {
  readonly user: User;
  readonly session: StoredSession;
}

export type Callers = ReturnType<typeof createCallers>;

/** Identifies callers. Each of its functions checks more than the one before. */
export function createCallers({ context, identify, guard, count, consents, mount }: CallersOptions) {
  const { store, logger, audit, now } = context;

  /** @throws Problem `ORIGIN_REFUSED`, `NOT_SIGNED_IN`, `RATE_LIMITED` */
  async function requireUser(request: Request): Promise<User> {
    if (!guard.accepts(request)) throw new Problem('ORIGIN_REFUSED');
    const user = await identifyUser({ identify, logger }, request);
    if (!user) throw new Problem('NOT_SIGNED_IN');
    mount.notice(request);
    const kind = routeClass(request.method, mount.below(request));
    if (kind) await count(kind, { user: user.id });
    return user;
  }

  /** @throws Problem `SESSION_NOT_FOUND`, also for another customer's session */
  async function requireOwner(request: Request, id: string): Promise<Owner> {
    const user = await requireUser(request);
    const session = isGuid(id) ? await store.find(id.toLowerCase()) : undefined;
    if (session?.userId !== user.id || (await isOfAnother(context, session, user))) {
      const code = 'SESSION_NOT_FOUND';
      if (session) await audit.note({ kind: 'refused', userId: user.id, sessionId: session.id, code });
      throw new Problem(code);
    }
    return { user, session };
  }

  /** @throws Problem as `requireOwner` */
  const requireOwnSession = async (request: Request, id: string): Promise<StoredSession> =>
    (await requireOwner(request, id)).session;

  /**
   * Who may send pictures. A customer who withdrew the consent may not, even while the session is open. While
   * another device goes on with the session, only that device may.
   *
   * @throws Problem `CONSENT_REQUIRED`, `CONTINUED_ELSEWHERE`
   */
  async function requireWriter(request: Request, id: string): Promise<StoredSession> {
    const session = await requireOwnSession(request, id);
    if (writerOf(session, now()) !== undefined) throw new Problem('CONTINUED_ELSEWHERE');
    await consents?.demandStill(session.userId);
    return session;
  }

  return { requireUser, requireOwner, requireOwnSession, requireWriter };
}
