import { runInNewContext } from 'node:vm';
import { readReturn } from '../../src/presentation/return-message.js';
import { announceReturn } from '../../src/return.js';
import { fakeTennpay, identifyUrl, signUrl } from './fake-tennpay.js';
import { json, minute, origin, startKit } from './kit.js';

/** A kit whose customer has a page, and the way back that the provider was told last. */
async function startVisit(body: object = {}) {
  const kit = startKit();
  const { statusUrl, sessionId } = await json(kit.open(body));
  const wayBack = () => {
    const { returnUrl } = kit.upstream.requests.findLast(({ path }) => path.endsWith('initialize'))?.body as {
      returnUrl: string;
    };
    return returnUrl.replace(`${origin}/kyc/`, '');
  };
  return { ...kit, statusUrl, sessionId, wayBack };
}

/** How a browser comes back from a provider's page, and how another site leads it there. */
const led = { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } };

describe('the return routes', () => {
  it.each(['return/success', 'return/fail'])('check 22: %s leads nowhere out of a frame', async (path) => {
    const { send, wayBack } = await startVisit();
    for (const visited of [path, wayBack()]) {
      const dest = (value: string) => ({ headers: { ...led.headers, 'sec-fetch-dest': value } });
      expect(await (await send(visited, dest('iframe'))).text()).not.toMatch(/<a |target=/);
      const page = await (await send(visited, dest('document'))).text();
      expect(page).toContain('<a ');
      expect(page).not.toContain('target=');
    }
  });

  it('record that the customer came back, and show a page', async () => {
    const { send, ask, statusUrl, wayBack } = await startVisit();
    const page = await send(`${wayBack()}&session=forged&status=approved`, led);
    expect(page.status).toBe(200);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(await page.text()).not.toMatch(/forged|approved/);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'pending' });
  });

  it('check 25: are let into a frame of a page with an embedder policy', async () => {
    const { send, wayBack } = await startVisit();
    const page = await send(wayBack(), { headers: { ...led.headers, 'sec-fetch-dest': 'iframe' } });
    expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  });

  it('leave the page to a customer who failed', async () => {
    const { send, ask, statusUrl, wayBack } = await startVisit();
    expect((await send(wayBack().replace('success', 'fail'), led)).status).toBe(200);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it.each([
    'return/success',
    'return/success?state=',
    'return/success?state=forged',
    'return/success?state=undefined',
    'return/fail',
  ])('check 57: %s from another site is a neutral page and says nothing to anybody', async (path) => {
    for (const display of ['inline', 'redirect']) {
      const { send, ask, statusUrl } = await startVisit({ display });
      const page = await send(path, led);
      expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining('<script')]);
      expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    }
  });

  it("check 57: take neither another customer's state nor that of a session that was given up", async () => {
    const { open, send, ask, wayBack } = await startVisit();
    const first = wayBack();
    const { statusUrl } = await json(open({ restart: true }));
    const eves = await json(open({}, { 'x-user': 'eve' }));
    expect(wayBack()).not.toBe(first);
    for (const state of [first, wayBack()])
      expect(await (await send(state, led)).text()).not.toContain('<script');
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
    expect(await json(ask(eves.statusUrl, { 'x-user': 'eve' }))).toMatchObject({ status: 'page' });
  });

  it('tell the provider neither session nor customer by the state', async () => {
    const { wayBack, sessionId } = await startVisit();
    expect(wayBack()).toMatch(/^return\/success\?state=[\w-]{22,}$/);
    expect(wayBack()).not.toContain(sessionId);
  });

  it('let a browser that left its login at home tell its opener, and no other tab', async () => {
    const { send, ask, statusUrl, wayBack } = await startVisit();
    const page = await send(wayBack(), { headers: { ...led.headers, 'x-user': 'nobody' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('data-known="false"')]);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it('ask a browser without its login (SameSite=Strict) once more, from this site', async () => {
    for (const display of ['redirect', 'inline']) {
      const { send, ask, statusUrl, wayBack } = await startVisit({ display });
      const stranger = { 'x-user': 'nobody' };
      const next = async (path: string, headers: Record<string, string>) => {
        const html = await (await send(path, { headers: { ...headers, ...stranger } })).text();
        return /data-return-url="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
      };
      const again = await next(wayBack(), led.headers);
      expect(again).toMatch(`${origin}/kyc/return/success?`);
      const path = again.replace(`${origin}/kyc/`, '');
      const own = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' };
      expect(await next(path, own)).toBe(`${origin}/done`); // nobody is signed in at all
      expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
      expect((await send(path, { headers: own })).status).toBe(display === 'redirect' ? 303 : 200);
      expect(await json(ask(statusUrl))).toMatchObject({ status: 'pending' });
    }
  });

  it('keep for the second navigation which page led to the first, for a minute and nobody else', async () => {
    const tennpay = fakeTennpay();
    let isHome = false;
    const kit = startKit({
      provider: tennpay.provider,
      fetch: tennpay.fetch,
      identify: () => (isHome ? null : { id: 'ada', providerUserId: 7 }),
    });
    const arrive = async (result: string, referer: string) => {
      const { statusUrl } = await json(kit.open({ restart: true }));
      isHome = true;
      const first = await kit.send(`return/${result}?x=1`, { headers: { ...led.headers, referer } });
      isHome = false;
      const [cookie = ''] = first.headers.getSetCookie();
      const own = { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate' };
      const second = await kit.send(`return/${result}`, {
        headers: { ...own, referer: `${origin}/`, cookie: cookie.split(';')[0] ?? '' },
      });
      kit.clock.now += 2 * minute;
      return { cookie, second, answer: await json(kit.ask(statusUrl)) };
    };
    const page = new URL(identifyUrl).origin;
    const believed = await arrive('success', `${page}/start?secret`);
    expect(believed.cookie).toBe(
      `__Host-kyc-from%2Fkyc=${encodeURIComponent(page)}; Max-Age=60; Path=/; Secure; HttpOnly; SameSite=Lax`,
    );
    expect(believed.answer).toMatchObject({ status: 'pending' });
    expect(believed.second.headers.getSetCookie()).toEqual([expect.stringContaining('Max-Age=0')]);
    expect((await arrive('fail', `${page}/`)).answer).toMatchObject({ status: 'page', returned: 'failed' });
    for (const result of ['success', 'fail']) {
      const foreign = (await arrive(result, 'https://evil.example/')).answer;
      expect(foreign).toMatchObject({ status: 'page' });
      expect(foreign).not.toHaveProperty('returned');
    }
  });

  it('lead a redirected customer to the merchant', async () => {
    const { send, ask, statusUrl, wayBack } = await startVisit({ display: 'redirect' });
    const answer = await send(`${wayBack()}&next=https://evil.example`, led);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${origin}/done`]);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'pending' });
  });

  it('lead a customer back as the page wished that asked last', async () => {
    const { open, send, sessionId, wayBack } = await startVisit({ display: 'inline' });
    expect((await json(open({ display: 'redirect' }))).sessionId).toBe(sessionId);
    expect((await send(wayBack(), led)).status).toBe(303);
    await open({ display: 'no such thing' });
    expect((await send(wayBack(), led)).status).toBe(303);
    await open({ display: 'popup' });
    expect((await send(wayBack(), led)).status).toBe(200);
  });

  it('lead a redirected customer to the merchant also when the verdict was there first', async () => {
    const { send, upstream, webhook, settle, sessionId, wayBack } = await startVisit({ display: 'redirect' });
    upstream.status = 'AUTO_APPROVED';
    await webhook({ sessionId, status: 'AUTO_APPROVED' });
    await settle();
    expect((await send(wayBack(), led)).status).toBe(303);
  });

  it('record nothing for another site’s subresource, a prefetch or a HEAD request', async () => {
    const { send, ask, statusUrl, wayBack } = await startVisit();
    await send(wayBack(), { headers: { 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'cross-site' } });
    await send(wayBack(), { headers: { 'sec-fetch-mode': 'navigate', 'sec-purpose': 'prefetch' } });
    await send(wayBack(), { method: 'HEAD', ...led });
    await send(`${statusUrl.replace('/kyc/', '')}?seen=submitted`, {
      method: 'HEAD',
      headers: { origin, 'sec-fetch-site': 'same-origin' },
    });
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it('are believed while no end is known: only the provider’s page has the state’s address', async () => {
    const { send, ask, clock, statusUrl, wayBack } = await startVisit();
    await send(wayBack(), led);
    for (const wait of [2 * minute, minute, 10 * minute]) {
      clock.now += wait;
      expect(await json(ask(statusUrl))).toMatchObject({ status: 'pending' });
    }
  });

  it('are believed on while the provider cannot be asked', async () => {
    const { send, ask, clock, upstream, statusUrl, wayBack } = await startVisit();
    upstream.override = () => new Response(null, { status: 503 });
    await send(wayBack(), led);
    clock.now += 3 * minute;
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'pending' });
  });

  it('leave an address in the browser that records nothing when it is loaded again', async () => {
    const { open, send, ask } = startKit();
    const { statusUrl } = await json(open());
    const page = await send('return/done');
    expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining('<script')]);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it.each(['redirect', 'inline'])(
    'are not needed: what a service worker answered is read (%s)',
    async (display) => {
      const tennpay = fakeTennpay();
      const kit = startKit({
        provider: tennpay.provider,
        fetch: tennpay.fetch,
        identify: () => ({ id: 'ada', providerUserId: 7 }),
      });
      const { statusUrl } = await json(kit.open({ display }));
      Object.assign(tennpay, { status: 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', url: signUrl });
      kit.clock.now += minute;
      expect(await json(kit.open({ display }))).toMatchObject({ page: { url: signUrl } });
      Object.assign(tennpay, { status: 'DOCUMENT_SIGN_SUCCESS', url: null });
      kit.clock.now += minute;
      expect(await json(kit.ask(statusUrl))).toMatchObject({ status: 'approved' });
    },
  );

  it('offer the way on, for browsers without script too', async () => {
    const html = await (
      await startKit({ returnUrl: '/done?a=1&b="2"' }).send('return/success?state=x', {
        headers: { 'x-user': 'nobody' },
      })
    ).text();
    expect(html).toContain(`<a href="${origin}/done?a=1&amp;b=%222%22">`);
    expect(html).toContain(`data-return-url="${origin}/done?a=1&amp;b=%222%22"`);
  });

  it.each([
    ['de-AT,de;q=0.9,en;q=0.8', 'de', 'ltr', 'Sie können jetzt zurückgehen'],
    ['xx, ar-EG;q=0.7', 'ar', 'rtl', 'يمكنك العودة الآن'],
    ['fr-CA', 'fr', 'ltr', 'Vous pouvez maintenant revenir'],
    ['"><script>;q=2', 'en', 'ltr', 'You can go back now'],
    ['', 'en', 'ltr', 'You can go back now'],
  ])('speak to a browser that prefers %j in %s, %s', async (header, language, direction, title) => {
    const html = await (
      await startKit().send('return/done', { headers: { 'accept-language': header } })
    ).text();
    expect(html).toContain(`<html lang="${language}" dir="${direction}">`);
    expect(html).toContain(`<h1>${title}</h1>`);
    expect(html).not.toContain('<script>');
  });

  it('serve a page without inline script or style', async () => {
    const { send, wayBack } = await startVisit();
    const html = await (await send(wayBack(), led)).text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]* src=)| on\w+=/);
    expect(html).toContain('src="return.js"'); // beside the page, wherever the kit is mounted
  });

  it("is shown in no frame but the merchant's", async () => {
    const { send, wayBack } = await startVisit();
    const policy = (await send(wayBack(), led)).headers.get('content-security-policy');
    expect(policy).toContain(`; frame-ancestors 'self' ${origin}`);
  });
});

type Say = (page: object, given: { result: string; returnUrl: string }) => Promise<void>;

/** What the kit serves, run in the page as it stands. */
const kitsScript: Say = async (page, { result, returnUrl }) => {
  const script = await (await startKit().send('return/return.js')).text();
  runInNewContext(script, {
    ...page,
    document: { currentScript: { dataset: { result, origins: origin, returnUrl, known: 'true' } } },
  });
};

/** What a merchant's own return page calls. */
const merchantsCall: Say = async (page, { result, returnUrl }) => {
  for (const [name, value] of Object.entries(page)) vi.stubGlobal(name, value);
  announceReturn({ result: result === 'fail' ? 'fail' : 'success', targetOrigin: origin, returnUrl });
};

describe.each<[string, Say]>([
  ["the script of the kit's return page", kitsScript],
  ['announceReturn() on a page of the merchant', merchantsCall],
])('%s (check 59)', (_, say) => {
  afterEach(() => void vi.unstubAllGlobals());

  interface Given {
    readonly opener?: object;
    readonly name?: string;
    readonly parent?: object;
    readonly result?: string;
    /** Somebody opened this window, so it may close itself. */
    readonly closable?: boolean;
    /** What the widget has marked this window with. */
    readonly mark?: string;
  }

  /** Opens the page and lets all its timers end; what it did, in order. */
  async function run({ result = 'success', closable = false, mark, ...given }: Given) {
    const done: unknown[] = [];
    const timers: (() => void)[] = [];
    const sessionStorage = { getItem: (name: string) => (name === 'kyc-return' && mark) || null };
    const window: Record<string, unknown> = { opener: null, closed: false, sessionStorage, ...given };
    let hear: (data: unknown) => void = () => undefined;
    window['parent'] ??= window;
    window['close'] = () => (window['closed'] = closable);
    await say(
      {
        window,
        location: {
          pathname: '/kyc/return/success',
          search: '?sh_signerstatus=signed',
          replace: (url: string) => done.push(['go', url]),
        },
        history: {
          replaceState: (_state: unknown, _title: string, url: string) => done.push(['address', url]),
        },
        setTimeout: (step: () => void) => timers.push(step),
        sessionStorage,
        BroadcastChannel: class {
          constructor(readonly name: string) {
            hear = (data) => this.onmessage?.({ data });
          }
          onmessage: ((event: { data: unknown }) => void) | undefined;
          addEventListener = (_: string, listener: typeof this.onmessage) => (this.onmessage = listener);
          postMessage = (message: unknown) => done.push(['channel', this.name, message]);
          close = () => undefined;
        },
      },
      { result, returnUrl: `${origin}/done` },
    );
    for (const step of timers) step();
    return {
      done: JSON.parse(JSON.stringify(done)) as unknown[][],
      closed: () => window['closed'],
      hear: (data: unknown) => {
        hear(data);
      },
    };
  }

  const other = (told: unknown[]) => ({
    postMessage: (message: unknown, target: string) => told.push(JSON.stringify([message, target])),
  });
  const message = { type: 'kyc-return', result: 'success' };

  it('takes the query out of the address, tells opener (by origin) and tabs, and closes', async () => {
    const told: unknown[] = [];
    const { done, closed } = await run({ opener: other(told), name: 'kyc-popup', closable: true });
    expect(told).toEqual([JSON.stringify([message, origin])]);
    expect(done[0]?.[1]).not.toContain('?');
    expect(done.slice(1)).toEqual([['channel', 'kyc-return', message]]);
    expect(closed()).toBe(true);
  });

  it('says what the widget reads', async () => {
    const heard = async (result: string) => {
      const told: string[] = [];
      await run({ opener: other(told), result });
      const [data]: [unknown] = JSON.parse(told[0]!);
      return readReturn({ data, origin, source: null } as MessageEvent<unknown>, [origin], false)?.kind;
    };
    expect([await heard('success'), await heard('fail')]).toEqual(['returned', 'failed']);
  });

  it('tells the parent of a frame and stays there', async () => {
    const told: unknown[] = [];
    const { done } = await run({ parent: other(told) });
    expect(told).toHaveLength(1);
    expect(done.map(([what]) => what)).toEqual(['address', 'channel']);
  });

  it("goes on to the merchant's page where it took that page's place", async () => {
    expect((await run({})).done.at(-1)).toEqual(['go', `${origin}/done`]);
  });

  it('goes nowhere in a popup that lost its opener but can close', async () => {
    expect((await run({ closable: true })).done.map(([what]) => what)).toEqual(['address', 'channel']);
  });

  it("stays in the widget's own window until the widget has heard it", async () => {
    for (const given of [{}, { opener: other([]) }]) {
      const { done, closed, hear } = await run({ ...given, closable: true, mark: 'm' });
      expect(done.slice(1)).toEqual([['channel', 'kyc-return', { ...message, nonce: 'm' }]]);
      hear({ type: 'kyc-heard', nonce: 'another' });
      hear({ type: 'kyc-return', nonce: 'm' });
      expect(closed()).toBe(false);
      hear({ type: 'kyc-heard', nonce: 'm' });
      expect(closed()).toBe(true);
    }
  });

  it('takes the mark of the window around a frame for none of its own', async () => {
    const told: string[] = [];
    await run({ parent: other(told), mark: 'm' });
    expect(told).toEqual([JSON.stringify([message, origin])]);
  });

  it('keeps a tab that another script has opened, and goes on there', async () => {
    const { done, closed } = await run({ opener: other([]), name: 'portal', closable: true });
    expect(closed()).toBe(false);
    expect(done.at(-1)).toEqual(['go', `${origin}/done`]);
  });

  it('stays in a popup that does not close', async () => {
    expect((await run({ opener: other([]), name: 'kyc-popup' })).done.map(([what]) => what)).toEqual([
      'address',
      'channel',
    ]);
  });
});

it("check 57: the return page's script tells no other tab of a browser that it does not know", async () => {
  const script = await (await startKit().send('return/return.js')).text();
  const window = { opener: null, closed: true, close: () => undefined };
  const channel = vi.fn();
  const page = {
    window,
    history: { replaceState: () => undefined },
    setTimeout: () => 0,
    BroadcastChannel: channel,
  };
  runInNewContext(script, {
    ...page,
    document: {
      currentScript: { dataset: { result: 'success', origins: origin, returnUrl: origin, known: 'false' } },
    },
  });
  expect(channel).not.toHaveBeenCalled();
});

describe('announceReturn()', () => {
  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,a',
    'https:a',
    'https://a@b.example',
  ])('check 58: refuses %j for a returnUrl, before it says anything', (returnUrl) => {
    expect(() => announceReturn({ result: 'success', targetOrigin: origin, returnUrl })).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
    );
  });

  it.each(['*', '', '/', 'shop.example', `${origin}/path`])(
    'check 14: refuses %j for an origin',
    (targetOrigin) => {
      expect(() => announceReturn({ result: 'success', targetOrigin })).toThrow(
        expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
      );
    },
  );
});
