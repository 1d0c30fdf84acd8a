// The link by SMS, sent by the merchant's own function. It must never store a number or write one to a log:
// a keyed hash counts for a day how often it was used.

import type { User } from '../../providers/contract.js';
import type { Context } from '../context.js';
import { addressName } from '../limits/client-address.js';
import { Problem } from '../problem.js';
import { isLanguageTag } from '../session-request.js';
import { linkMs, presentGrant } from '../session/device-changes.js';
import type { StoredSession } from '../session/phases.js';
import type { Budget } from '../store/day-counts.js';
import { describeThrown } from '../thrown.js';
import { within } from '../wait-at-most.js';
import { hashOfSecret, phoneLink, readToken } from './device-secret.js';
import type { SmsHook } from './hand-off-options.js';

/** Messages in any 24 hours: each costs money, and a stranger's number may be typed. */
const most = { user: 5, number: 5, address: 60 };
const patienceMs = 10_000;

/** As E.164 has it. */
const format = /^\+[1-9]\d{6,14}$/;

/** A typed number with its country's code, or undefined. People write `00` for the `+`, and spaces. */
export function readNumber(typed: string | undefined): string | undefined {
  const number = typed?.replaceAll(/[\s().\-/\u2010-\u2013]/g, '').replace(/^00/, '+');
  return number !== undefined && format.test(number) ? number : undefined;
}

export interface SmsRequest {
  readonly session: StoredSession;
  readonly user: User;
  /** Public address of the mount. */
  readonly baseUrl: string;
  /** The link that the customer was given. */
  readonly link: string;
  readonly typed: string | undefined;
  readonly clientAddress: string | undefined;
}

/**
 * Sends the link that is on offer, and no other text. Says whether it was sent, not why not.
 *
 * @throws Problem `REQUEST_INVALID` for a wrong number, `SESSION_GONE` for a link that is over
 */
export async function sendBySms(context: Context, sms: SmsHook, asked: SmsRequest): Promise<Response> {
  const { session, user, baseUrl, link, typed, clientAddress } = asked;
  const { logger, audit } = context;
  const to = sms.asksForNumber ? readNumber(typed) : undefined;
  if (sms.asksForNumber && to === undefined) throw new Problem('REQUEST_INVALID');
  const { token, language } = await readOffer(context, asked);
  if (await isTooMany(context, { user: user.id, number: to, address: addressName(clientAddress) }))
    return Response.json({ isSent: false });
  const address = phoneLink({ baseUrl, language, token });
  const message = { userId: user.id, link: address, expiresInMs: linkMs, language, to };
  const sent = Promise.resolve()
    .then(() => sms.send(message))
    .then(
      () => true,
      (error: unknown) => {
        const known = [address, link, token.secret, to ?? '', to?.slice(1) ?? '', typed ?? ''];
        logger.error(describeThrown(error, known), 'handOff.sms.send() failed.');
        return false;
      },
    );
  const isSent = await within(sent, { ms: patienceMs, late: false });
  const { id: sessionId, provider } = session;
  if (isSent) await audit.note({ kind: 'link-sent', userId: user.id, sessionId, provider });
  return Response.json({ isSent });
}

/** The offer of this session that a link is, and no one has answered yet. */
async function readOffer({ now }: Context, { session, link }: SmsRequest) {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const token = url && readToken(url.hash.slice(1));
  const grant = presentGrant(session, now());
  if (!token || token.sessionId !== session.id || grant?.state !== 'offered')
    throw new Problem('SESSION_GONE');
  if ((await hashOfSecret(token.secret)) !== grant.secretHash) throw new Problem('SESSION_GONE');
  const tag = url.searchParams.get('lang');
  return { token, language: tag !== null && isLanguageTag(tag) ? tag : undefined };
}

async function isTooMany(
  { store, sealer, sessionLimits, logger, now }: Context,
  counted: { readonly [by in keyof typeof most]: string | undefined },
): Promise<boolean> {
  const budgets: (Budget & { readonly by: string })[] = [];
  for (const by of ['user', 'number', 'address'] as const)
    if (counted[by])
      budgets.push({ by, most: most[by], name: await sealer.mark(`sms of ${by} ${counted[by]}`) });
  // Whoever has many customers' logins has many numbers and addresses too.
  const ofKit = sessionLimits.ofKit;
  if (ofKit !== undefined) budgets.push({ by: 'kit', most: ofKit, name: await sealer.mark('sms of kit') });
  const tooMany = await store.countUp({ at: now(), budgets });
  const by = budgets.find(({ name }) => name === tooMany?.name)?.by;
  const level = by === 'kit' ? 'error' : 'warn';
  if (tooMany)
    logger[level]({ limit: 'sms', by }, 'A link is not sent by SMS: there were too many in a day.');
  return tooMany !== undefined;
}
