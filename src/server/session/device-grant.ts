// What a session keeps of another device that goes on with it. It must never hold a secret, only hashes.

import * as z from 'zod/mini';

const text = z.optional(z.string());

export const deviceSchema = z.readonly(
  z.object({
    state: z.enum(['offered', 'claimed', 'active']),
    /** SHA-256 of the link's secret while it is offered, and of the device's own secret afterwards. */
    secretHash: z.string(),
    until: z.number(),
    /** When the device last asked for something. */
    seenAt: z.number(),
    /** The two digits that the device shows, until they were typed. */
    digits: text,
    /** What the person is told before saying yes. */
    offeredAt: z.number(),
    /** Masked. */
    account: text,
    /** Browser and system of the device that offers. */
    browser: text,
    capture: z.optional(z.enum(['hosted', 'own'])),
  }),
);

export type DeviceGrant = z.output<typeof deviceSchema>;

type Offer = Pick<DeviceGrant, 'secretHash'> & Partial<Pick<DeviceGrant, 'account' | 'browser' | 'capture'>>;

/** What can happen to a session's grant, told apart by `does`. */
export type DeviceHappening = { readonly kind: 'device' } & (
  | { readonly does: 'offer'; readonly offer: Offer }
  | {
      readonly does: 'claim';
      readonly linkHash: string;
      readonly secretHash: string;
      readonly digits: string;
    }
  | { readonly does: 'match'; readonly digits: string }
  | { readonly does: 'visit'; readonly secretHash: string }
  /** With `secretHash`, only the grant with that secret ends. */
  | { readonly does: 'end'; readonly secretHash?: string | undefined }
);
