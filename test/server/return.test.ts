import { runInNewContext } from 'node:vm';
import { readReturn } from '../../src/presentation/message-gate.js';
import { announceReturn } from '../../src/return.js';
import { json, origin, startKit } from './kit.js';

describe('the return routes', () => {
  it('record that the customer came back, and show a page', async () => {
    const { open, send, ask } = startKit();
    const { statusUrl } = await json(open());
    const page = await send('return/success?session=forged&status=approved', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(await page.text()).not.toMatch(/forged|approved/);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'pending' });
  });

  it('leave the page to a customer who failed', async () => {
    const { open, send, ask } = startKit();
    const { statusUrl } = await json(open());
    expect((await send('return/fail')).status).toBe(200);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it('are the same for a browser that never started', async () => {
    const { open, send } = startKit();
    await open();
    const known = await (await send('return/success')).text();
    for (const user of ['nobody', 'stranger']) {
      const page = await send('return/success', { headers: { 'x-user': user } });
      expect([page.status, await page.text()]).toEqual([200, known]);
    }
  });

  it('lead a redirected customer to the merchant', async () => {
    const { open, send } = startKit();
    await open({ display: 'redirect' });
    const answer = await send('return/success?next=https://evil.example');
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${origin}/done`]);
  });

  it('record nothing when another site only loads them, or a browser fetches ahead', async () => {
    const { open, send, ask } = startKit();
    const { statusUrl } = await json(open());
    await send('return/success', { headers: { 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'cross-site' } });
    await send('return/success', { headers: { 'sec-fetch-mode': 'navigate', 'sec-purpose': 'prefetch' } });
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it('leave an address in the browser that records nothing when it is loaded again', async () => {
    const { open, send, ask } = startKit();
    const { statusUrl } = await json(open());
    const page = await send('return/done');
    expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining('<script')]);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });

  it('offer the way on, for browsers without script too', async () => {
    const html = await (await startKit({ returnUrl: '/done?a=1&b="2"' }).send('return/success')).text();
    expect(html).toContain(`<a href="${origin}/done?a=1&amp;b=%222%22" target="_top">`);
    expect(html).toContain(`data-return-url="${origin}/done?a=1&amp;b=%222%22"`);
  });

  it('serve a page without inline script or style', async () => {
    const html = await (await startKit().send('return/success')).text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]* src=)| on\w+=/);
    expect(html).toContain(`src="${origin}/kyc/return/return.js"`);
  });
});

type Say = (page: object, given: { result: string; returnUrl: string }) => Promise<void>;

/** What the kit serves, run in the page as it stands. */
const kitsScript: Say = async (page, { result, returnUrl }) => {
  const script = await (await startKit().send('return/return.js')).text();
  runInNewContext(script, { ...page, document: { currentScript: { dataset: { result, origins: origin, returnUrl } } } });
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
    readonly parent?: object;
    readonly result?: string;
    /** Somebody opened this window, so it may close itself. */
    readonly closable?: boolean;
  }

  /** Opens the page and lets all its timers end; what it did, in order. */
  async function run({ result = 'success', closable = false, ...given }: Given) {
    const done: unknown[] = [];
    const timers: (() => void)[] = [];
    const window: Record<string, unknown> = { opener: null, closed: false, ...given };
    window['parent'] ??= window;
    window['close'] = () => (window['closed'] = closable);
    await say(
      {
        window,
        location: { pathname: '/kyc/return/success', search: '?sh_signerstatus=signed', replace: (url: string) => done.push(['go', url]) },
        history: { replaceState: (_state: unknown, _title: string, url: string) => done.push(['address', url]) },
        setTimeout: (step: () => void) => timers.push(step),
        BroadcastChannel: class {
          constructor(readonly name: string) {}
          postMessage = (message: unknown) => done.push(['channel', this.name, message]);
          close = () => undefined;
        },
      },
      { result, returnUrl: `${origin}/done` },
    );
    for (const step of timers) step();
    return { done: JSON.parse(JSON.stringify(done)) as unknown[][], closed: window['closed'] };
  }

  const other = (told: unknown[]) => ({ postMessage: (message: unknown, target: string) => told.push(JSON.stringify([message, target])) });
  const message = { type: 'kyc-return', result: 'success' };

  it('takes the query out of the address, tells the opener by its origin and other tabs, and closes', async () => {
    const told: unknown[] = [];
    const { done, closed } = await run({ opener: other(told), closable: true });
    expect(told).toEqual([JSON.stringify([message, origin])]);
    expect(done[0]?.[1]).not.toContain('?');
    expect(done.slice(1)).toEqual([['channel', 'kyc-return', message]]);
    expect(closed).toBe(true);
  });

  it('says what the widget reads', async () => {
    const heard = async (result: string) => {
      const told: string[] = [];
      await run({ opener: other(told), result });
      const [data]: [unknown] = JSON.parse(told[0]!);
      return readReturn({ data, origin, source: null } as MessageEvent<unknown>, undefined, [origin])?.kind;
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

  it('stays in a popup that does not close', async () => {
    expect((await run({ opener: other([]) })).done.map(([what]) => what)).toEqual(['address', 'channel']);
  });
});

describe('announceReturn()', () => {
  it.each(['*', '', '/', 'shop.example', `${origin}/path`])('check 14: refuses %j for an origin', (targetOrigin) => {
    expect(() => announceReturn({ result: 'success', targetOrigin })).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
  });
});
