// What a stranger's page can make a customer's browser do with the return routes and the status, under each
// way of the login cookie. None of it ends, fails, finishes or moves a session.

import type { OutcomeEvent } from '../../src/server/store/store.js';
import { fakeTennpay, identifyUrl, signUrl } from './fake-tennpay.js';
import { json, minute, origin, startKit } from './kit.js';

const evil = 'https://evil.example';

/** How a page of another site reaches an address, as a browser says it. */
interface Way {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Whether a cookie of SameSite=Lax goes with it. */
  readonly isTopNavigation?: true;
}

const navigated = (dest: string, extra = {}) => ({
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': dest,
  referer: `${evil}/`,
  ...extra,
});
const loaded = (dest: string, mode = 'no-cors') => ({
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': mode,
  'sec-fetch-dest': dest,
  referer: `${evil}/`,
});

const ways: Readonly<Record<string, Way>> = {
  'a link': { headers: navigated('document', { 'sec-fetch-user': '?1' }), isTopNavigation: true },
  'a script that navigates': { headers: navigated('document'), isTopNavigation: true },
  'a link without Referer': { headers: { ...navigated('document'), referer: '' }, isTopNavigation: true },
  'a link of a sibling host': {
    headers: {
      ...navigated('document'),
      'sec-fetch-site': 'same-site',
      referer: 'https://blog.shop.example/',
    },
    isTopNavigation: true,
  },
  'a link in a message': {
    headers: { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    isTopNavigation: true,
  },
  'a link in an old browser': { headers: { referer: `${evil}/` }, isTopNavigation: true },
  'a window': { headers: navigated('document', { 'sec-fetch-user': '?1' }), isTopNavigation: true },
  'a form': { method: 'POST', headers: navigated('document', { origin: evil }) },
  'a form without Origin': { method: 'POST', headers: navigated('document', { origin: 'null' }) },
  'a frame': { headers: navigated('iframe') },
  'an object': { headers: navigated('object') },
  'a picture': { headers: loaded('image') },
  'a script': { headers: loaded('script') },
  'a fetch': { headers: loaded('empty') },
  'a fetch with CORS': { headers: { ...loaded('empty', 'cors'), origin: evil } },
  'a prefetch': { headers: { ...navigated('document'), 'sec-purpose': 'prefetch' }, isTopNavigation: true },
  'a prerender': {
    headers: { ...navigated('document'), 'sec-purpose': 'prefetch;prerender' },
    isTopNavigation: true,
  },
  'a HEAD request': { method: 'HEAD', headers: loaded('empty', 'cors') },
};

type SameSite = 'Lax' | 'Strict' | 'None';
const cookies: readonly SameSite[] = ['Lax', 'Strict', 'None'];

/** Whether the login goes with it. A sibling host is of the same site; a message is of none. */
const isSignedIn = ({ headers, isTopNavigation }: Way, cookie: SameSite): boolean =>
  cookie === 'None' || headers['sec-fetch-site'] !== 'cross-site'
    ? true
    : cookie === 'Lax' && isTopNavigation === true;

const nobody = { 'x-user': 'nobody' };

/** A kit whose customer ada has a page; mallory has a session of her own, and knows all of it. */
async function startVictim({ isTennpay, display }: { isTennpay: boolean; display: string }) {
  const tennpay = fakeTennpay();
  const outcomes: OutcomeEvent[] = [];
  const kit = startKit({
    ...(isTennpay && { provider: tennpay.provider, fetch: tennpay.fetch }),
    identify: (request) => {
      const id = request.headers.get('x-user') ?? 'ada';
      return id === 'nobody' ? null : { id, providerUserId: id === 'ada' ? 7 : 8 };
    },
    onOutcome: (event) => void outcomes.push(event),
  });
  const states = () =>
    kit.upstream.requests.flatMap(({ body }) => {
      const { returnUrl } = (body ?? {}) as { returnUrl?: string };
      return returnUrl === undefined ? [] : [new URL(returnUrl).searchParams.get('state') ?? ''];
    });
  await kit.open({ display }, { 'x-user': 'mallory' });
  await kit.open({ display }); // her address of old
  const { sessionId, statusUrl } = await json(kit.open({ display, restart: true }));
  const foreign = states().slice(0, -1); // all but her present one
  return { ...kit, tennpay, outcomes, sessionId, statusUrl, foreign };
}

type Victim = Awaited<ReturnType<typeof startVictim>>;

/** Every address that a stranger can know, with each word that may be in it. */
const addressesOf = ({ foreign, sessionId }: Victim): readonly string[] => [
  ...['success', 'fail', 'done'].flatMap((result) =>
    ['', '?state=', '?state=undefined', '?state=forged', ...foreign.map((state) => `?state=${state}`)].map(
      (query) => `return/${result}${query}`,
    ),
  ),
  ...['submitted', 'returned', 'failed', 'closed'].map((seen) => `session/${sessionId}?seen=${seen}&own=1`),
];

/** Sends it as the browser does, and goes on as our page leads. */
async function lure(victim: Victim, address: string, way: Way, cookie: SameSite): Promise<void> {
  const login = isSignedIn(way, cookie) ? {} : nobody;
  const first = await victim.send(address, {
    method: way.method ?? 'GET',
    headers: { ...way.headers, ...login },
  });
  expect(first.status).toBeLessThan(500);
  const next = first.status === 303 ? undefined : /data-return-url="([^"]*)"/.exec(await first.text())?.[1];
  if (!next?.includes('/kyc/return/')) return;
  const kept = first.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  const second = await victim.send(next.replaceAll('&amp;', '&').replace(`${origin}/kyc/`, ''), {
    headers: {
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': way.headers['sec-fetch-dest'] ?? 'document',
      cookie: kept.join('; '),
    },
  });
  expect(second.status).toBeLessThan(500);
}

const everything = (victim: Victim) =>
  Object.entries(ways).flatMap(([name, way]) =>
    addressesOf(victim).map((address) => ({ name, way, address })),
  );

/** Long enough for whatever was only put off. */
async function later(victim: Victim): Promise<void> {
  for (const wait of [3_000, minute, 5 * minute]) {
    victim.clock.now += wait;
    await victim.kit.sweep();
    await victim.settle();
  }
}

describe.each(cookies)(
  'check 57: with a login cookie of SameSite=%s, nothing that a stranger does',
  (cookie) => {
    it.each([
      { isTennpay: false, display: 'inline' },
      { isTennpay: false, display: 'redirect' },
      { isTennpay: true, display: 'inline' },
      { isTennpay: true, display: 'redirect' },
    ])('ends, finishes or moves a session whose page is shown: %o', async (given) => {
      const victim = await startVictim(given);
      const before = await json(victim.ask(victim.statusUrl));
      expect(before).toMatchObject({ status: 'page' });
      for (const { name, way, address } of everything(victim)) {
        await lure(victim, address, way, cookie);
        // a visit that nobody believes may hide the page from a reload, for a minute at most
        const { status, returned } = await json(victim.ask(victim.statusUrl));
        expect([status, returned], `${name} to ${address}`).toEqual([
          expect.stringMatching(/^(page|pending)$/),
          undefined,
        ]);
      }
      await later(victim);
      const { url } = before['page'] as { readonly url: string };
      expect(await json(victim.ask(victim.statusUrl))).toMatchObject({ page: { url } });
      expect(await victim.store.find(victim.sessionId)).toMatchObject({ phase: 'page' });
      expect(victim.outcomes).toEqual([]);
    });

    it('hides the page for more than a minute, however often it is done', async () => {
      const victim = await startVictim({ isTennpay: true, display: 'inline' });
      const words: unknown[] = [];
      await victim.ask(victim.statusUrl);
      for (let turn = 0; turn < 10; turn += 1) {
        await lure(victim, 'return/success', ways['a link'] ?? { headers: {} }, cookie);
        victim.clock.now += minute / 2;
        words.push((await json(victim.ask(victim.statusUrl)))['status']);
      }
      expect(words.slice(1)).toEqual(Array.from({ length: 9 }, () => 'page'));
    });

    it('keeps a customer who signs from being told so', async () => {
      const victim = await startVictim({ isTennpay: true, display: 'redirect' });
      const { tennpay, clock, ask, statusUrl } = victim;
      expect(await json(ask(statusUrl))).toMatchObject({ page: { url: identifyUrl } });
      Object.assign(tennpay, { status: 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', url: signUrl });
      clock.now += 3_000;
      expect(await json(ask(`${statusUrl}?seen=returned&own=1`))).toMatchObject({ page: { url: signUrl } });
      for (const { way, address } of everything(victim)) await lure(victim, address, way, cookie);
      await later(victim);
      expect(await json(ask(statusUrl))).toMatchObject({ page: { url: signUrl } });
      Object.assign(tennpay, { status: 'DOCUMENT_SIGN_SUCCESS', url: null });
      await lure(victim, 'return/fail', ways['a link'] ?? { headers: {} }, cookie);
      await later(victim);
      expect(await json(ask(statusUrl))).toMatchObject({ status: 'approved' });
      expect(victim.outcomes).toMatchObject([{ status: 'approved' }]);
    });

    it.each([
      ['AUTO_APPROVED', 'approved'],
      ['AUTO_REJECTED', 'rejected'],
      ['WAITING_FOR_MANUAL_APPROVE', 'review'],
    ])('changes a decision (%s)', async (word, status) => {
      const victim = await startVictim({ isTennpay: false, display: 'inline' });
      const { upstream, webhook, sessionId, ask, statusUrl } = victim;
      upstream.status = word;
      await webhook({ sessionId, status: word });
      await victim.settle();
      const told = victim.outcomes.length;
      const before = await json(ask(statusUrl));
      expect(before).toMatchObject({ status });
      for (const { way, address } of everything(victim)) await lure(victim, address, way, cookie);
      await later(victim);
      expect(await json(ask(statusUrl))).toEqual(before);
      expect(victim.outcomes).toHaveLength(told);
    });

    it('opens a session, or troubles the provider for somebody who has none', async () => {
      const victim = await startVictim({ isTennpay: false, display: 'inline' });
      const asked = victim.upstream.requests.length;
      for (const { way, address } of everything(victim))
        await victim.send(address, {
          method: way.method ?? 'GET',
          headers: { ...way.headers, 'x-user': isSignedIn(way, cookie) ? 'bob' : 'nobody' },
        });
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json'])
        await victim.send('session', {
          method: 'POST',
          headers: { ...navigated('document', { origin: evil }), 'content-type': type, 'x-user': 'bob' },
          body: '{"restart":true}',
        });
      await later(victim);
      expect(victim.upstream.requests.filter(({ path }) => path.endsWith('initialize'))).toHaveLength(3);
      expect(await victim.store.newest('bob')).toBeUndefined();
      expect(victim.upstream.requests.length - asked).toBeLessThan(10);
    });
  },
);
