// A page and the provider's memo, on their way into the store and back: there only encrypted, and bound to their session.

import * as z from 'zod/mini';
import type { Leg } from '../providers/contract.js';
import type { Sealer } from './seal.js';
import type { StoredSession } from './store/contract.js';

const legSchema = z.object({
  page: z.object({ url: z.string(), kind: z.enum(['web-enrolment', 'hosted']), step: z.optional(z.enum(['identify', 'sign'])) }),
  memo: z.optional(z.string()),
});

/** What a leg looks like after the store: without its lifetime, which is kept in clear. */
export type StoredLeg = Pick<Leg, 'page' | 'memo'>;

export function sealLeg(sealer: Sealer, sessionId: string, { page, memo }: StoredLeg): Promise<string> {
  return sealer.seal(JSON.stringify({ page, memo }), sessionId);
}

/** Undefined when nothing is kept, or when it was sealed with a secret that is gone. */
export async function openLeg(sealer: Sealer, { id, sealed }: StoredSession): Promise<StoredLeg | undefined> {
  const text = sealed === undefined ? undefined : await sealer.open(sealed, id);
  return text === undefined ? undefined : legSchema.parse(JSON.parse(text));
}
