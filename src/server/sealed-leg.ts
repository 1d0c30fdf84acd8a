// A page and the provider's memo, on their way into the store and back: there only encrypted, and bound to
// their session.

import * as z from 'zod/mini';
import { ProviderError } from '../providers/contract.js';
import type { Leg } from '../providers/contract.js';
import { isTrustworthy } from '../providers/upstream.js';
import type { Sealer } from './seal.js';
import type { StoredSession } from './store/contract.js';

const legSchema = z.object({
  page: z.optional(
    z.object({
      url: z.string(),
      kind: z.enum(['web-enrolment', 'hosted']),
      step: z.optional(z.enum(['identify', 'sign'])),
    }),
  ),
  memo: z.optional(z.string()),
});

/**
 * What a leg looks like after the store: without its lifetime, which is kept in clear, and at last without a
 * page.
 */
export type StoredLeg = { readonly page?: Leg['page'] | undefined; readonly memo?: string | undefined };

/**
 * Encrypts a leg.
 *
 * @throws ProviderError when its page has no https address: it goes into a frame or window of the merchant's
 */
export async function sealLeg(sealer: Sealer, sessionId: string, { page, memo }: StoredLeg): Promise<string> {
  if (page && !isPageAddress(page.url))
    throw new ProviderError('invalid', 'The provider answered with a page that has no https address.');
  return sealer.seal(JSON.stringify({ page, memo }), sessionId);
}

/** Undefined when nothing is kept, or when it was sealed with a secret that is gone. */
export async function openLeg(sealer: Sealer, { id, sealed }: StoredSession): Promise<StoredLeg | undefined> {
  const text = sealed === undefined ? undefined : await sealer.open(sealed, id);
  return text === undefined ? undefined : legSchema.parse(JSON.parse(text));
}

function isPageAddress(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && isTrustworthy(parsed) && parsed.username === '' && parsed.password === '';
}
