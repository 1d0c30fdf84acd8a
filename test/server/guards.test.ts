import fc from 'fast-check';
import { json, minute, origin, startKit } from './kit.js';

const post = { method: 'POST', body: '{}' };
const jsonType = { 'content-type': 'application/json' };

describe('which pages may ask', () => {
  it.each<[string, Record<string, string>]>([
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
    ['a cross-site request that names our own origin', { 'sec-fetch-site': 'cross-site', origin }],
    ['a sibling subdomain without an Origin', { 'sec-fetch-site': 'same-site' }],
    ['an address typed by hand', { 'sec-fetch-site': 'none' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['a suffix of ours', { origin: 'https://shop.example.evil.example' }],
    ['another port', { origin: 'https://shop.example:8443' }],
    ['http', { origin: 'http://shop.example' }],
    ['the Origin null', { origin: 'null' }],
    ['neither header', {}],
  ])('check 71: refuses %s', async (_name, headers) => {
    const { send, upstream } = startKit();
    for (const refused of [
      await send('session', { ...post, headers: { ...jsonType, ...headers } }),
      await send(`session/${crypto.randomUUID()}`, { headers }),
    ]) {
      expect(refused.status).toBe(403);
      expect(await json(refused)).toMatchObject({ code: 'ORIGIN_REFUSED' });
      expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    }
    expect(upstream.requests).toHaveLength(0);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    '',
  ])('check 71: refuses the content type %j even on our own origin', async (type) => {
    const { send } = startKit();
    const refused = await send('session', { ...post, headers: { origin, 'content-type': type } });
    expect(refused.status).toBe(415);
  });

  it.each([
    ['takes Origin and Sec-Fetch-Site away', {}, /Origin and Sec-Fetch-Site.*away/],
    ['adds a second Origin', { origin: `${origin}, ${origin}` }, /second Origin/],
  ])('says in the log, once in ten minutes, that a proxy %s', async (_, given, says) => {
    const { ask, open, logged, clock } = startKit();
    const { statusUrl } = await json(open());
    const told = () => logged.filter((line) => line.includes('proxy'));
    const headers = { origin: '', 'sec-fetch-site': '', cookie: 'login=1', ...given };
    const there = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));
    const refused = () => ask(statusUrl, there, {});
    expect((await refused()).status).toBe(403);
    await refused();
    expect(told()).toEqual([expect.stringMatching(says)]);
    clock.now += 10 * minute;
    await refused();
    expect(told()).toHaveLength(2);
  });

  it('says nothing of strangers, who have no login and ask from their own pages', async () => {
    const { ask, open, logged } = startKit();
    const { statusUrl } = await json(open());
    expect((await ask(statusUrl, {}, {})).status).toBe(403);
    expect((await ask(statusUrl, { origin: 'https://evil.example', cookie: 'a=b' }, {})).status).toBe(403);
    expect(logged.filter((line) => line.includes('proxy'))).toEqual([]);
  });

  it('check 72: lets a listed origin read answers and refusals, and no other', async () => {
    const app = 'https://app.example';
    const { send } = startKit({ origins: [origin, app], baseUrl: 'https://shop.example/kyc' });
    const answer = await send('session', {
      ...post,
      headers: { ...jsonType, origin: app, 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(app);
    expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    expect(answer.headers.get('access-control-expose-headers')).toBe('retry-after');
    const refusal = await send('session/x', { headers: { origin: app, 'sec-fetch-site': 'cross-site' } });
    expect([refusal.status, refusal.headers.get('access-control-allow-origin')]).toEqual([404, app]);
    const preflight = await send('session', {
      method: 'OPTIONS',
      headers: { origin: app, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('idempotency-key');
    const foreign = await send('session', { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });
    expect([foreign.status, foreign.headers.get('access-control-allow-origin')]).toEqual([403, null]);
  });

  it("check 72: allows the headers that a page's client asks for, and repeats nothing else", async () => {
    const allowed = async (asked: string) =>
      (
        await startKit().send('session', {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-headers': asked },
        })
      ).headers.get('access-control-allow-headers');
    expect(await allowed('content-type, x-trace')).toBe('content-type, x-trace');
    for (const junk of ['<b>', 'x-trace; drop', 'x-trace,', 'x: y'])
      expect(await allowed(junk), junk).toMatch(/^authorization, content-type, idempotency-key,/);
  });

  it('check 72: nothing is cached, sniffed or shared between origins', async () => {
    const { send, open, webhook } = startKit();
    const answers = [
      await open(),
      await send('health'),
      await send('nothing'),
      await send('return/fail'),
      await send('return/return.js'),
      await webhook({}),
    ];
    for (const { headers } of answers) {
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('vary')).toBe('Origin, Sec-Fetch-Site, Access-Control-Request-Headers');
      expect(headers.get('access-control-allow-origin')).not.toBe('*');
    }
  });
});

describe('which bodies are read', () => {
  const send = (
    body: string | Uint8Array<ArrayBuffer> | ReadableStream,
    headers: Record<string, string> = {},
    options = {},
  ) => {
    const request = { method: 'POST', headers: { ...jsonType, origin, ...headers }, body, duplex: 'half' };
    return startKit(options).send('session', request);
  };

  it('check 79: stops at 16 KB, whatever length was declared', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const refused = await send(endless, { 'content-length': '2' });
    expect(refused.status).toBe(413);
    expect(await json(refused)).toMatchObject({ code: 'BODY_TOO_LARGE' });
    expect(sent).toBeLessThan(32 * 1024);
  });

  it.each<[string, string | Uint8Array<ArrayBuffer>]>([
    ['bad UTF-8', new Uint8Array([0x22, 0xff, 0x22])],
    ['__proto__', '{"language":"de","__proto__":{"restart":true}}'],
    ['a nested __proto__', '{"a":{"__proto__":1}}'],
    ['deep arrays', '['.repeat(8_000) + ']'.repeat(8_000)],
    ['half an object', '{"language":'],
    ['nothing', ''],
    ['an array', '[]'],
    ['null', 'null'],
  ])('check 80: refuses %s', async (_name, body) => {
    const refused = await send(body);
    expect(refused.status).toBe(400);
    expect(await json(refused)).toMatchObject({ code: 'REQUEST_INVALID' });
  });

  it('check 80: refuses a compressed body', async () => {
    for (const encoding of ['gzip', 'br', 'Deflate', 'zstd', 'identity, gzip'])
      expect((await send('{}', { 'content-encoding': encoding })).status, encoding).toBe(415);
  });

  it('check 80: does not wait for a body that never ends', async () => {
    const refused = await send(new ReadableStream(), {}, { bodyTimeoutMs: 1 });
    expect(refused.status).toBe(408);
  });

  it('refuses an Idempotency-Key that is no uuid', async () => {
    expect((await send('{}', { 'idempotency-key': 'once' })).status).toBe(400);
  });

  it('takes any JSON object for a request, with its wishes as far as they are understood', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.constantFrom('language', 'timeZone', 'display', 'capture', 'other'),
          fc.jsonValue({ maxDepth: 3 }),
        ),
        async (body) => {
          const answer = await send(JSON.stringify(body));
          const refused = /"(__proto__|toString)":/.test(JSON.stringify(body)); // fast-check makes such keys
          expect(answer.status).toBe(refused ? 400 : 200);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('routes', () => {
  it('answer below the mount and where a router has stripped it', async () => {
    const { kit } = startKit();
    expect((await kit.fetch(new Request(`${origin}/kyc/health`))).status).toBe(200);
    expect((await kit.fetch(new Request(`${origin}/health`))).status).toBe(200);
    expect((await kit.fetch(new Request(`${origin}/kycx/nothing`))).status).toBe(404);
    expect(await json(kit.fetch(new Request(`${origin}/kyc/nothing`)))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
