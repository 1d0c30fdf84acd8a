// The signed-in device's side of a hand-off: it offers the session by a link, has the link sent, types the
// digits that the phone shows, and takes the session back.

import * as z from 'zod/mini';
import type { User } from '../../providers/contract.js';
import type { Context } from '../context.js';
import { Problem } from '../problem.js';
import { isLanguageTag, readBrowser } from '../session-request.js';
import { linkMs, writerOf } from '../session/device-changes.js';
import type { StoredSession } from '../session/phases.js';
import { happen } from '../session-changes.js';
import { maskAccount, nameBrowser } from './describe-offer.js';
import { hashOfSecret, newSecret, phoneLink } from './device-secret.js';
import type { SmsHook } from './hand-off-options.js';
import { sendBySms } from './link-by-sms.js';

const smsSchema = z.object({
  link: z.string().check(z.maxLength(1_024)),
  /** The number that the customer has typed, where the kit asks for one. */
  to: z.optional(z.string().check(z.maxLength(40))),
});
const bodySchema = z.union([
  z.object({ sms: smsSchema }),
  z.object({ digits: z.string().check(z.regex(/^\d{2}$/)) }),
  z.object({ takeBack: z.literal(true) }),
  z.object({
    language: z.optional(z.string().check(z.refine(isLanguageTag))),
    capture: z.optional(z.enum(['hosted', 'own'])),
  }),
]);

/** A request of the session's owner. */
export interface OwnersRequest {
  readonly request: Request;
  readonly body: unknown;
  readonly session: StoredSession;
  readonly user: User;
  /** Public address of the mount. */
  readonly baseUrl: string;
  readonly clientAddress: string | undefined;
  readonly sms: SmsHook | undefined;
}

/** Answers `POST session/:id/device`. @throws Problem `REQUEST_INVALID`, `SESSION_GONE` */
export async function answerOwner(context: Context, asked: OwnersRequest): Promise<Response> {
  const body = z.safeParse(bodySchema, asked.body);
  if (!body.success || Array.isArray(asked.body)) throw new Problem('REQUEST_INVALID');
  if ('digits' in body.data) return match(context, asked, body.data.digits);
  if ('takeBack' in body.data) return takeBack(context, asked);
  if ('sms' in body.data) {
    const { link, to: typed } = body.data.sms;
    if (!asked.sms) throw new Problem('REQUEST_INVALID');
    return sendBySms(context, asked.sms, { ...asked, link, typed });
  }
  return offer(context, asked, body.data);
}

async function offer(
  context: Context,
  { request, session, user, baseUrl, sms }: OwnersRequest,
  { language, capture }: { language?: string | undefined; capture?: 'hosted' | 'own' | undefined },
): Promise<Response> {
  if (session.phase !== 'page') throw new Problem('SESSION_GONE');
  const secret = newSecret();
  const { session: offered } = await happen(context, session, {
    kind: 'device',
    does: 'offer',
    offer: {
      secretHash: await hashOfSecret(secret),
      account: maskAccount(user),
      browser: nameBrowser(readBrowser(request).userAgent),
      capture,
    },
  });
  if (offered?.device?.state !== 'offered') throw new Problem('SESSION_GONE');
  const link = phoneLink({ baseUrl, language, token: { sessionId: session.id, secret } });
  const bySms = sms && { sms: sms.asksForNumber ? 'number' : 'known' };
  return Response.json({ link, expiresInMs: linkMs, ...bySms });
}

/** One try: a wrong pair ends the grant, because somebody else may have claimed the link. */
async function match(context: Context, { session, user }: OwnersRequest, digits: string): Promise<Response> {
  const { id: sessionId, provider } = session;
  const { session: matched, isChanged } = await happen(context, session, {
    kind: 'device',
    does: 'match',
    digits,
  });
  // asked again, because the first answer was lost
  const isMatched = matched !== undefined && writerOf(matched, context.now()) !== undefined;
  if (isChanged) {
    const kind = isMatched ? 'handed-on' : 'hand-off-refused';
    await context.audit.note({ kind, userId: user.id, sessionId, provider });
  }
  return Response.json({ isMatched });
}

async function takeBack(context: Context, { session, user }: OwnersRequest): Promise<Response> {
  const { id: sessionId, provider } = session;
  const { session: taken, isChanged } = await happen(context, session, { kind: 'device', does: 'end' });
  if (isChanged) await context.audit.note({ kind: 'taken-back', userId: user.id, sessionId, provider });
  // The provider has pictures of the phone's camera: another camera must begin anew.
  const hasPictures = taken !== undefined && 'picturesAt' in taken && taken.picturesAt !== undefined;
  return Response.json({ hasPictures });
}
