// Takes a page and the provider's memo into the store and back. The store has them only encrypted, and bound
// to their session.

import * as z from 'zod/mini';
import { pageKinds, pageSteps } from '../enrolment/page-kinds-and-steps.js';
import { ProviderError } from '../providers/contract.js';
import type { Leg } from '../providers/contract.js';
import { isTrustworthy } from '../providers/base-url.js';
import type { Context } from './context.js';
import type { Sealer } from './seal.js';
import type { NewPage } from './session/happenings.js';
import type { StoredSession } from './session/phases.js';
import { sealedOf } from './session/questions.js';

const legSchema = z.object({
  page: z.optional(
    z.object({
      url: z.string(),
      kind: z.enum(pageKinds),
      step: z.optional(z.enum(pageSteps)),
    }),
  ),
  memo: z.optional(z.string()),
});

/**
 * A leg as it comes back from the store. Its lifetime is stored in clear elsewhere. After signing it has no
 * page.
 */
export type StoredLeg = { readonly page?: Leg['page'] | undefined; readonly memo?: string | undefined };

/**
 * Encrypts a leg.
 *
 * @throws ProviderError if its page has no https address, because it is shown in the merchant's frame or
 * window
 */
export async function sealLeg(sealer: Sealer, sessionId: string, { page, memo }: StoredLeg): Promise<string> {
  if (page) parsePageAddress(page.url);
  return seal(sealer, sessionId, { page, memo });
}

const seal = (sealer: Sealer, sessionId: string, { page, memo }: StoredLeg): Promise<string> =>
  sealer.seal(JSON.stringify({ page, memo }), sessionId);

/**
 * A leg as a session stores it: encrypted, its address as keyed hashes, its lifetime by the kit's clock.
 *
 * @throws ProviderError as `sealLeg`
 */
export async function sealPage(
  { sealer, now }: Pick<Context, 'sealer' | 'now'>,
  sessionId: string,
  leg: Leg,
): Promise<NewPage> {
  const { href } = parsePageAddress(leg.page.url);
  const [sealed, marks] = await Promise.all([seal(sealer, sessionId, leg), sealer.marks(`page ${href}`)]);
  return {
    sealed,
    marks,
    step: leg.page.step,
    pageExpiresAt: leg.expiresInMs === undefined ? undefined : now() + leg.expiresInMs,
  };
}

/** The legs that were sealed in the same request, for as long as it has the session. */
const justSealed = new WeakMap<StoredSession, StoredLeg>();

/** Spares the request that has sealed a session's leg from decrypting it for its own answer. */
export function rememberLeg(session: StoredSession, { page, memo }: Leg): void {
  justSealed.set(session, { page: { url: page.url, kind: page.kind, step: page.step }, memo });
}

/** Decrypts a session's leg. Undefined if nothing is stored, or if its secret is gone. */
export async function openLeg(sealer: Sealer, session: StoredSession): Promise<StoredLeg | undefined> {
  const known = justSealed.get(session);
  if (known) return known;
  const sealed = sealedOf(session);
  const text = sealed === undefined ? undefined : await sealer.open(sealed, session.id);
  return text === undefined ? undefined : legSchema.parse(JSON.parse(text));
}

/** @throws ProviderError */
function parsePageAddress(url: string): URL {
  const parsed = parseUrl(url);
  if (parsed && isTrustworthy(parsed) && parsed.username === '' && parsed.password === '') return parsed;
  throw new ProviderError('invalid', 'The provider answered with a page that has no https address.');
}

/** `URL.canParse` would read a long address twice. */
function parseUrl(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
