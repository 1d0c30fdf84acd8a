// Another device that goes on with a session: offered by the signed-in one, claimed by whoever has the link,
// and active once the person has carried two digits back (docs/security.md, Going on on a phone). Pure. A
// session has one grant at most.

import type { DeviceGrant, DeviceHappening } from './device-grant.js';
import type { Facts, Step } from './happenings.js';
import type { StoredSession } from './phases.js';
import { isOpen } from './questions.js';

/** How long the link is good for, and how long the digits may take after it. */
export const linkMs = 300_000;
/** How long the other device may go on; a provider's page lives as long. */
export const holdMs = 3_600_000;
const quietAfterMs = 120_000;
/** Its visits are written down no more often than this. */
const seenEveryMs = 20_000;

/** The grant that a session has at this time. */
export const presentGrant = ({ device }: StoredSession, at: number): DeviceGrant | undefined =>
  device && device.until > at ? device : undefined;

/** The other device that alone may send pictures, by its hash. Undefined is the signed-in one. */
export function writerOf(session: StoredSession, at: number): string | undefined {
  const grant = presentGrant(session, at);
  return grant?.state === 'active' ? grant.secretHash : undefined;
}

/** What the signed-in device is told; undefined if no other device is at work. */
export function elsewhereOf(session: StoredSession, at: number) {
  const grant = presentGrant(session, at);
  return grant && { state: grant.state, isQuiet: at - grant.seenAt >= quietAfterMs };
}

/** Applies a happening to the grant. */
export function changeDevice(
  session: StoredSession,
  happening: DeviceHappening,
  { at }: Facts,
): Step | undefined {
  const grant = presentGrant(session, at);
  const become = (device: DeviceGrant | undefined): Step => ({ session: { ...session, device }, owed: {} });
  const isOf = (hash: string) => grant?.secretHash === hash;
  switch (happening.does) {
    case 'offer': {
      if (!isOpen(session)) return undefined;
      const { secretHash, account, browser, capture } = happening.offer;
      const asked = { offeredAt: at, account, browser, capture };
      return become({ state: 'offered', secretHash, until: at + linkMs, seenAt: at, ...asked });
    }
    case 'claim': {
      if (!isOf(happening.linkHash) || grant?.state !== 'offered') return undefined;
      const { secretHash, digits } = happening;
      return become({ ...grant, state: 'claimed', secretHash, digits, until: at + linkMs, seenAt: at });
    }
    case 'match':
      if (grant?.state !== 'claimed') return undefined;
      if (grant.digits !== happening.digits) return become(undefined);
      return become({ ...grant, state: 'active', digits: undefined, until: at + holdMs, seenAt: at });
    case 'visit':
      if (!isOf(happening.secretHash) || grant?.state !== 'active') return undefined;
      return at - grant.seenAt < seenEveryMs ? undefined : become({ ...grant, seenAt: at });
    case 'end':
      if (!session.device || (happening.secretHash !== undefined && !isOf(happening.secretHash)))
        return undefined;
      return become(undefined);
  }
}
