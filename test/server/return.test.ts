import { runInNewContext } from 'node:vm';
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

  it('serve a page without inline script or style', async () => {
    const html = await (await startKit().send('return/success')).text();
    expect(html).not.toMatch(/<style|style=|<script(?![^>]* src=)| on\w+=/);
    expect(html).toContain(`src="${origin}/kyc/return/return.js"`);
  });
});

describe('the script of the return page (check 59)', () => {
  async function run(window: { opener?: object | null; parent?: object | undefined }) {
    const { send } = startKit({ origins: [origin, 'https://app.example'] });
    const script = await (await send('return/return.js')).text();
    const done: unknown[] = [];
    const self: Record<string, unknown> = { opener: null, close: () => done.push('closed') };
    self['parent'] = self;
    Object.assign(self, window);
    runInNewContext(script, {
      window: self,
      document: { currentScript: { dataset: { result: 'success', origins: `${origin} https://app.example` } } },
      location: { pathname: '/kyc/return/success' },
      history: { replaceState: (_state: unknown, _title: string, url: string) => done.push(url) },
      BroadcastChannel: class {
        constructor(readonly name: string) {}
        postMessage = (message: unknown) => done.push([this.name, message]);
        close = () => undefined;
      },
    });
    return done;
  }
  const message = { type: 'kyc-return', result: 'success' };

  it('strips the query, tells the opener with its origin, tells the channel and closes', async () => {
    const told: unknown[] = [];
    const done = await run({ opener: { postMessage: (data: unknown, target: string) => told.push([data, target]) } });
    expect(JSON.parse(JSON.stringify(told))).toEqual([
      [message, origin],
      [message, 'https://app.example'],
    ]);
    expect(JSON.parse(JSON.stringify(done))).toEqual(['/kyc/return/success', ['kyc-return', message], 'closed']);
  });

  it('tells the parent of a frame', async () => {
    const told: unknown[] = [];
    await run({ parent: { postMessage: (_data: unknown, target: string) => told.push(target) } });
    expect(told).toEqual([origin, 'https://app.example']);
  });

  it('tells only the channel where nobody waits', async () => {
    expect(await run({})).toHaveLength(3);
  });
});
