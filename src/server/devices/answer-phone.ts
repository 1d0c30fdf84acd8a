// The phone's side of a hand-off. Looking at a link tells and burns nothing; the person's yes uses it up.

import * as z from 'zod/mini';
import type { Context } from '../context.js';
import { Problem } from '../problem.js';
import { linkMs, holdMs } from '../session/device-changes.js';
import { happen } from '../session-changes.js';
import { hashOfSecret, newDigits, newSecret, readToken } from './device-secret.js';
import type { Held, Phones } from './phone.js';

const bodySchema = z.object({
  /** What stands behind the `#` of the link. Without it the cookie counts. */
  token: z.optional(z.string().check(z.maxLength(128))),
  /** The person's answer. Without it the link is only looked at. */
  isMine: z.optional(z.boolean()),
});

/** What an answer is made with. */
interface Means {
  readonly context: Context;
  readonly phones: Phones;
}

/** What the phone's page is told; it shows one screen for each `state`. */
type PhoneState =
  | {
      readonly state: 'question';
      readonly account?: string;
      readonly browser?: string;
      readonly offeredAt: string;
    }
  | { readonly state: 'digits'; readonly digits: string }
  | { readonly state: 'active'; readonly sessionId: string; readonly capture: 'hosted' | 'own' }
  | { readonly state: 'gone' | 'stopped' | 'other' };

export interface PhonesRequest {
  readonly request: Request;
  readonly body: unknown;
}

/** Answers `POST device`. @throws Problem `REQUEST_INVALID` */
export async function answerPhone(
  { context, phones }: Means,
  { request, body: given }: PhonesRequest,
): Promise<Response> {
  const body = z.safeParse(bodySchema, given);
  if (!body.success || Array.isArray(given)) throw new Problem('REQUEST_INVALID');
  const { token, isMine } = body.data;
  const held = await phones.findHeld(token === undefined ? phones.cookie.read(request) : readToken(token));
  if (!held) return Response.json({ state: 'gone' } satisfies PhoneState);
  if (await phones.isOfAnother(request, held.session)) {
    if (isMine) await noteRefusal(context, held);
    return Response.json({ state: 'other' } satisfies PhoneState);
  }
  if (isMine === false) return stop(context, held);
  if (isMine && held.grant.state === 'offered') return claim({ context, phones }, held, request);
  return Response.json(describe(held));
}

async function claim(
  { context, phones }: Means,
  { session, grant }: Held,
  request: Request,
): Promise<Response> {
  const [secret, digits] = [newSecret(), newDigits()];
  const { isChanged } = await happen(context, session, {
    kind: 'device',
    does: 'claim',
    linkHash: grant.secretHash,
    secretHash: await hashOfSecret(secret),
    digits,
  });
  if (!isChanged) return Response.json({ state: 'gone' } satisfies PhoneState);
  const token = { sessionId: session.id, secret };
  const cookie = phones.cookie.write(request, token, { maxAgeMs: linkMs + holdMs });
  return Response.json({ state: 'digits', digits } satisfies PhoneState, {
    headers: { 'set-cookie': cookie },
  });
}

async function stop(context: Context, held: Held): Promise<Response> {
  const { secretHash } = held.grant;
  const { isChanged } = await happen(context, held.session, { kind: 'device', does: 'end', secretHash });
  if (isChanged) await noteRefusal(context, held);
  return Response.json({ state: 'stopped' } satisfies PhoneState);
}

function noteRefusal({ audit }: Context, { session }: Held): Promise<void> {
  const { id: sessionId, userId, provider } = session;
  return audit.note({ kind: 'hand-off-refused', userId, sessionId, provider });
}

function describe({ session, grant }: Held): PhoneState {
  const { state, account, browser, offeredAt, digits = '', capture = 'hosted' } = grant;
  if (state === 'claimed') return { state: 'digits', digits };
  if (state === 'active') return { state, sessionId: session.id, capture };
  return {
    state: 'question',
    ...(account === undefined ? {} : { account }),
    ...(browser === undefined ? {} : { browser }),
    offeredAt: new Date(offeredAt).toISOString(),
  };
}
