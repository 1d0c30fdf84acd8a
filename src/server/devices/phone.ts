// Who asks by a phone's cookie, and what the phone is told of its hand-off. On the phone's paths the grant
// counts and not the login, which may know nobody there. If the login knows somebody else, the phone stops.

import type { Context } from '../context.js';
import type { Mount } from '../routes/mount.js';
import { Problem } from '../problem.js';
import { presentGrant } from '../session/device-changes.js';
import type { DeviceGrant } from '../session/device-grant.js';
import type { StoredSession } from '../session/phases.js';
import { happen } from '../session-changes.js';
import { identifyUser } from '../user.js';
import type { Identify } from '../user.js';
import { createDeviceCookie } from './device-cookie.js';
import { hashOfSecret } from './device-secret.js';
import type { DeviceToken } from './device-secret.js';

/** A session and its grant, as a token proves it. */
export interface Held {
  readonly session: StoredSession;
  readonly grant: DeviceGrant;
}

export interface PhonesOptions {
  readonly context: Context;
  readonly identify: Identify;
  readonly mount: Pick<Mount, 'baseUrl'>;
}

export type Phones = ReturnType<typeof createPhones>;

export function createPhones({ context, identify, mount }: PhonesOptions) {
  const { store, logger, now } = context;
  const cookie = createDeviceCookie(mount);

  /** The grant whose secret this is. */
  async function findHeld(token: DeviceToken | undefined): Promise<Held | undefined> {
    const session = token && (await store.find(token.sessionId));
    const grant = session && presentGrant(session, now());
    if (!grant || (await hashOfSecret(token.secret)) !== grant.secretHash) return undefined;
    return { session, grant };
  }

  /** A login that fails says nothing about who holds the phone. */
  async function isOfAnother(request: Request, { userId }: StoredSession): Promise<boolean> {
    const user = await identifyUser({ identify, logger }, request).catch(() => undefined);
    return user !== undefined && user.id !== userId;
  }

  /** The session of a phone that was taken on. @throws Problem `SESSION_GONE`, `OTHER_CUSTOMER` */
  async function requirePhone(request: Request): Promise<StoredSession> {
    const held = await findHeld(cookie.read(request));
    if (held?.grant.state !== 'active') throw new Problem('SESSION_GONE');
    if (await isOfAnother(request, held.session)) throw new Problem('OTHER_CUSTOMER');
    const { secretHash } = held.grant;
    const { session } = await happen(context, held.session, { kind: 'device', does: 'visit', secretHash });
    return session ?? held.session;
  }

  return {
    cookie,
    findHeld,
    isOfAnother,
    requirePhone,

    /** A phone that comes back from a provider's page, if this is one. */
    async returned(request: Request) {
      const token = cookie.read(request);
      const held = token && (await findHeld(token));
      if (held?.grant.state !== 'active') return undefined;
      const { session } = held;
      return { session, isOfAnother: await isOfAnother(request, session) };
    },

    /** The same for one session. */
    async requirePhoneOf(request: Request, id: string): Promise<StoredSession> {
      const session = await requirePhone(request);
      if (session.id !== id.toLowerCase()) throw new Problem('SESSION_NOT_FOUND');
      return session;
    },
  };
}
