// A merchant whose server hands sessions on to a phone, for component tests.

import { expect } from '@open-wc/testing';
import { SESSION_ID, askNow, mount, pageAnswer } from './element.js';

const path = `/kyc/session/${SESSION_ID}`;
export const link = `https://shop.example/kyc/device#${SESSION_ID}.${'A1b2_-'.repeat(7)}x`;
/** What the server says of a session that is on a phone. */
export const onPhone = { state: 'active', isQuiet: false };

/** A merchant whose server hands sessions on: it says what the test tells it to say. */
export function handingMerchant(extra: object = {}) {
  const merchant = {
    elsewhere: undefined as object | undefined,
    status: undefined as object | undefined,
    digits: '42',
    hasPictures: false,
    /** Another tab has sent the customer to a phone, which the first picture finds out. */
    isTaken: false,
    sms: undefined as 'known' | 'number' | undefined,
    sends: true,
    asked: [] as object[],
    sessions: 0,
    fetch: async (input: RequestInfo | URL, init: RequestInit = {}) => {
      const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
      const body = (typeof init.body === 'string' ? JSON.parse(init.body) : {}) as Record<string, unknown>;
      if (pathname === `${path}/device`) return Response.json(answer(body));
      if (merchant.isTaken && pathname === `${path}/document`) {
        merchant.elsewhere = onPhone;
        return Response.json({ code: 'CONTINUED_ELSEWHERE' }, { status: 409 });
      }
      if (init.method === 'POST') merchant.sessions += 1;
      const page = pageAnswer({ deviceUrl: `${path}/device`, elsewhere: merchant.elsewhere, ...extra });
      return Response.json(merchant.status ?? page);
    },
  };
  function answer(body: Record<string, unknown>): object {
    merchant.asked.push(body);
    if (body['takeBack']) merchant.elsewhere = undefined;
    if (body['takeBack']) return { hasPictures: merchant.hasPictures };
    if (body['sms']) return { isSent: merchant.sends };
    if (typeof body['digits'] !== 'string') {
      merchant.elsewhere = { state: 'offered', isQuiet: false };
      return { link, expiresInMs: 300_000, sms: merchant.sms };
    }
    const isMatched = body['digits'] === merchant.digits;
    merchant.elsewhere = isMatched ? onPhone : undefined;
    return { isMatched };
  }
  return merchant;
}

type HandingMerchant = ReturnType<typeof handingMerchant>;

export const mountAt = (merchant: HandingMerchant, attributes: Parameters<typeof mount>[1] = {}) =>
  mount({ fetch: merchant.fetch, requests: [], posts: [], decisions: [] }, attributes);

export const shadow = (element: Element) => element.shadowRoot as ShadowRoot;
/** The element asks the server as often as this looks. */
export const until = (condition: () => boolean) =>
  vi.waitFor(
    () => {
      askNow();
      expect(condition()).to.equal(true);
    },
    { timeout: 15_000 },
  );

export async function typeDigits(element: HTMLElement, digits: string): Promise<void> {
  await until(() => shadow(element).querySelector('[part=digits-field]') !== null);
  const field = shadow(element).querySelector<HTMLInputElement>('[part=digits-field]') as HTMLInputElement;
  field.value = digits;
  field.form?.requestSubmit();
}
