import { Hono } from 'hono';
import { createEmulator } from '../../src/sandbox/emulator.js';
import { ConnectionDropped } from '../../src/sandbox/faults.js';
import { webhookControl } from '../../src/sandbox/webhook-control.js';

const ORIGIN = 'http://sandbox.localhost';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzZXNzaW9uSWQiOiIxIn0.c2lnbmF0dXJl';

function setUp() {
  let at = 1_000;
  const waited: number[] = [];
  const clock = {
    now: () => at,
    wait: (ms: number) => {
      waited.push(ms);
      at += ms;
      return Promise.resolve();
    },
    after: () => () => undefined,
  };
  const webhook = { url: undefined as string | undefined, deliveries: [] };
  const routes = new Hono();
  let done = 0;
  routes.get('/api/thing', (c) => {
    done += 1;
    return c.text('fine');
  });
  const pages = new Hono();
  pages.get('/page', (c) => c.text('a page'));
  const emulator = createEmulator({
    name: 'Test',
    routes,
    sites: { pages },
    scenarios: [{ value: 'magic:1', name: 'good', description: 'Goes <b>well</b>.' }],
    howToChoose: 'Say the <i>value</i>.',
    settings: (origin) => ({ Address: origin }),
    clock,
    signal: new AbortController().signal,
    control: webhookControl(webhook),
  });
  const ask = (path: string, init?: RequestInit) => emulator.fetch(new Request(ORIGIN + path, init));
  const post = (path: string, body: unknown, headers = {}) =>
    ask(path, { method: 'POST', body: JSON.stringify(body), headers });
  return { emulator, ask, post, waited, webhook, done: () => done };
}

describe('faults', () => {
  it('strike as often as told, under their path only', async () => {
    const { emulator, ask } = setUp();
    emulator.fault({ path: '/api', status: 503, times: 2 });
    const statuses = [
      (await ask('/other')).status,
      (await ask('/api/thing')).status,
      (await ask('/api/thing')).status,
      (await ask('/api/thing')).status,
    ];
    expect(statuses).toEqual([404, 503, 503, 200]);
  });

  it('delay the true answer by their latency', async () => {
    const { emulator, ask, waited } = setUp();
    emulator.fault({ path: '/api', latencyMs: 700 });
    expect(await (await ask('/api/thing')).text()).toBe('fine');
    expect(waited).toEqual([700]);
    expect(emulator.requests[0]?.durationMs).toBe(700);
  });

  it('drop the connection, which the log shows as no answer', async () => {
    const { emulator, ask } = setUp();
    emulator.fault({ path: '/api', drop: true });
    await expect(ask('/api/thing')).rejects.toThrow(ConnectionDropped);
    expect(emulator.requests[0]?.status).toBeUndefined();
  });

  it('lose the answer of what was done', async () => {
    const { emulator, ask, done } = setUp();
    emulator.fault({ path: '/api', drop: 'answer' });
    await expect(ask('/api/thing')).rejects.toThrow(ConnectionDropped);
    expect(done()).toBe(1);
    expect(emulator.requests[0]?.status).toBeUndefined();
  });

  it('answer with their body, as it is or as JSON', async () => {
    const { emulator, ask } = setUp();
    emulator.fault({ path: '/api', status: 200, body: '<html>' });
    emulator.fault({ path: '/api', status: 200, body: { error: 'WRONG_SIDE' } });
    expect(await (await ask('/api/thing')).text()).toBe('<html>');
    expect(await (await ask('/api/thing')).json()).toEqual({ error: 'WRONG_SIDE' });
  });

  it('count only requests of their method', async () => {
    const { emulator, ask } = setUp();
    emulator.fault({ path: '/api', method: 'POST', status: 500 });
    expect((await ask('/api/thing')).status).toBe(200);
  });
});

describe('the request log', () => {
  it('check 27: holds no token and no credential', async () => {
    const { emulator, ask } = setUp();
    await ask(`/api/thing?token=${JWT}&a=b`, {
      headers: {
        Authorization: 'Basic c2VjcmV0OnNlY3JldA==',
        Referer: `https://merchant.example/kyc?user=7&token=${JWT}`,
      },
    });
    await ask(`/api/thing/${JWT}`);
    expect(emulator.requests).toMatchObject([
      {
        method: 'GET',
        path: '/api/thing?token=[redacted]&a=b',
        status: 200,
        authorization: 'Basic [redacted]',
        referer: 'https://merchant.example/kyc?user=7&token=[redacted]',
      },
      { path: '/api/thing/[redacted]', status: 404 },
    ]);
  });

  it('leaves out the sandbox itself', async () => {
    const { emulator, ask } = setUp();
    for (const path of ['/', '/assets/frame.css', '/sandbox/requests'])
      expect((await ask(path)).status).toBe(200);
    expect(emulator.requests).toEqual([]);
  });
});

describe('a further origin', () => {
  const other = 'http://pages.localhost';

  it('has its own routes and the pages’ assets, but neither front page nor control', async () => {
    const { emulator, ask } = setUp();
    const askOther = async (path: string) => (await emulator.sites.pages(new Request(other + path))).status;
    expect(await askOther('/page')).toBe(200);
    expect(await askOther('/assets/frame.css')).toBe(200);
    for (const path of ['/', '/api/thing', '/sandbox/requests']) expect(await askOther(path)).toBe(404);
    expect((await ask('/page')).status).toBe(404);
  });

  it('shares log and faults', async () => {
    const { emulator, ask } = setUp();
    emulator.fault({ path: '/page', status: 503 });
    expect((await emulator.sites.pages(new Request(`${other}/page`))).status).toBe(503);
    await ask('/api/thing');
    expect(emulator.requests).toMatchObject([
      { origin: other, path: '/page' },
      { origin: ORIGIN, path: '/api/thing' },
    ]);
  });
});

describe('the control endpoints', () => {
  it('set a fault, and end it', async () => {
    const { ask, post } = setUp();
    expect((await post('/sandbox/faults', { path: '/api', status: 500, times: 9 })).status).toBe(204);
    expect((await ask('/api/thing')).status).toBe(500);
    await ask('/sandbox/faults', { method: 'DELETE' });
    expect((await ask('/api/thing')).status).toBe(200);
  });

  it.each([{}, { path: 'api' }, { path: '/a', status: 99 }, { path: '/a', stauts: 500 }, null])(
    'refuse the fault %j',
    async (fault) => {
      expect((await setUp().post('/sandbox/faults', fault)).status).toBe(400);
    },
  );

  it.each([204, 205, 304])('refuse a body for status %i, and say why', async (status) => {
    const { post, ask } = setUp();
    for (const body of ['text', null, { a: 1 }]) {
      const refused = await post('/sandbox/faults', { path: '/api', status, body });
      expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining('has no body')]);
    }
    expect((await post('/sandbox/faults', { path: '/api', status })).status).toBe(204);
    expect((await ask('/api/thing')).status).toBe(status);
  });

  it.each([{ Origin: 'https://evil.example' }, { Origin: 'null' }, { 'Sec-Fetch-Site': 'cross-site' }])(
    'refuse a page of another site: %j',
    async (headers) => {
      expect((await setUp().post('/sandbox/faults', { path: '/api', status: 500 }, headers)).status).toBe(
        403,
      );
    },
  );

  it('tell scenarios and requests', async () => {
    const { ask } = setUp();
    await ask('/api/thing');
    expect(await (await ask('/sandbox/scenarios')).json()).toEqual([
      { value: 'magic:1', name: 'good', description: 'Goes <b>well</b>.' },
    ]);
    expect(await (await ask('/sandbox/requests')).json()).toMatchObject([{ path: '/api/thing' }]);
  });

  it('point the webhook, at web addresses only', async () => {
    const { ask, webhook } = setUp();
    const put = (url: unknown) => ask('/sandbox/webhook', { method: 'PUT', body: JSON.stringify({ url }) });
    expect((await put('http://localhost:3000/hook')).status).toBe(204);
    expect(webhook.url).toBe('http://localhost:3000/hook');
    expect((await put('file:///etc/passwd')).status).toBe(400);
    await put(null);
    expect(webhook.url).toBeUndefined();
  });
});

describe('the front page', () => {
  it('check 85: says that it verifies nothing, and shows all else as text', async () => {
    const { ask } = setUp();
    await ask('/api/thing?x=<script>');
    const page = await (await ask('/')).text();
    expect(page).toContain('verifies nothing');
    expect(page).toContain(ORIGIN);
    expect(page).toContain('Goes &lt;b&gt;well&lt;/b&gt;.');
    expect(page).toContain('Say the &lt;i&gt;value&lt;/i&gt;.');
    expect(page).toContain('magic:1');
    expect(page).toContain('PUT /sandbox/webhook');
    expect(page).toContain('GET /api/thing');
    expect(page).not.toContain('<script>');
  });
});
