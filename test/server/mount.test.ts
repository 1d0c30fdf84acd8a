// The kit where nobody expected it: it says so, and works.

import { bodies, callerHeaders, startMerchant } from '../providers/wultra/merchant.js';
import { json, origin, startKit } from './kit.js';

const fromPage = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
const quiet = { onOutcome: () => undefined };

function startAt(
  mount: string,
  options: Parameters<typeof startKit>[0] = {},
  added: Readonly<Record<string, string>> = {},
) {
  const started = startKit({ ...quiet, ...options });
  return {
    ...started,
    openThere: () =>
      json(
        started.kit.fetch(
          new Request(`${origin}${mount}/session`, {
            method: 'POST',
            headers: { ...fromPage, ...added },
            body: '{}',
          }),
        ),
      ),
    /** As the element resolves an address. */
    askThere: (address: string) =>
      started.kit.fetch(new Request(new URL(address, `${origin}${mount}/session`), { headers: fromPage })),
    said: () => started.logged.filter((line) => line.includes('baseUrl')),
  };
}

describe('a kit without "baseUrl"', () => {
  it.each(['/api/kyc', '/v1/consent/kyc', '/kyc/api'])(
    'goes by the path that it is asked at: %s',
    async (mount) => {
      const { openThere, askThere, upstream, said } = startAt(mount);
      const { statusUrl, sessionId } = await openThere();
      expect(statusUrl).toBe(`${mount}/session/${sessionId}`);
      expect(await json(askThere(statusUrl))).toMatchObject({ status: 'page' });
      expect(upstream.requests[0]?.body).toMatchObject({
        returnUrl: expect.stringContaining(`${origin}${mount}/return/success?state=`),
      });
      expect(said()).toEqual([expect.stringContaining(`Write baseUrl: '${origin}${mount}'`)]);
    },
  );

  it('says nothing at /kyc', async () => {
    const { openThere, said } = startAt('/kyc');
    expect((await openThere()).statusUrl).toMatch(/^\/kyc\/session\//);
    expect(said()).toEqual([]);
  });

  it('goes by /kyc where a router has cut the mount off, and says that it does', async () => {
    const { openThere, said } = startAt('');
    expect((await openThere()).statusUrl).toMatch(/^\/kyc\/session\//);
    expect(said()).toEqual([expect.stringContaining('cut off')]);
  });

  it('is led nowhere by a stranger’s path', async () => {
    const { openThere, kit } = startAt('/kyc');
    await kit.fetch(new Request(`${origin}/evil/session/return/success`));
    await kit.fetch(new Request(`${origin}/evil/health`));
    expect((await openThere()).statusUrl).toMatch(/^\/kyc\/session\//);
  });

  it('never takes a host for its mount: a page of ours would load another’s script', async () => {
    const { kit, openThere } = startAt('//evil.example/kyc');
    expect(await openThere()).toMatchObject({ status: 404 });
    for (const path of ['//evil.example/device', '///evil.example/kyc/device', '/\\evil.example/device']) {
      const answer = await kit.fetch(new Request(origin + path));
      expect([path, answer.status, await answer.text()]).toEqual([
        path,
        404,
        expect.not.stringContaining('evil'),
      ]);
    }
  });

  it('takes a second slash at the root for what a router has left, and names no host by it', async () => {
    const { kit, openThere } = startAt('/');
    const { sessionId, statusUrl, deviceUrl } = await openThere();
    expect([statusUrl, deviceUrl]).toEqual([
      expect.stringMatching(/^\/kyc\/session\//),
      expect.stringMatching(/^\/kyc\/session\//),
    ]);
    const asked = new Request(`${origin}//session/${sessionId}`, { headers: fromPage });
    expect((await kit.fetch(asked)).status).toBe(200);
  });

  it.each(['/kyc', '/shop/kyc'])(
    'takes slashes before it for what a router has left of a path: %s',
    async (at) => {
      const { openThere, askThere, kit } = startAt(`/${at}`, { baseUrl: origin + at });
      const { statusUrl } = await openThere();
      expect(statusUrl).toMatch(new RegExp(`^${at}/session/`));
      expect((await askThere(`${origin}/${statusUrl}`)).status).toBe(200);
      expect((await kit.fetch(new Request(`${origin}//${at}/health/live`))).status).toBe(200);
      expect((await kit.fetch(new Request(`${origin}//evil.example${at}/health/live`))).status).toBe(404);
    },
  );

  it('never takes attributes of a cookie for its mount: a phone’s would be sent to other hosts', async () => {
    const { openThere } = startAt('/x;Path=/;Domain=example');
    expect(await openThere()).toMatchObject({ status: 404 });
  });

  it('answers 404 to what is no route of its own, wherever', async () => {
    const { kit } = startAt('/kyc');
    for (const path of ['/kyc', '/kyc/sessions', '/api/kyc/session/a/b/c', '/session/'])
      expect((await kit.fetch(new Request(origin + path))).status).toBe(404);
  });
});

describe('a kit with another "baseUrl" than its mount', () => {
  it('says the right one once, and works', async () => {
    const { openThere, askThere, said } = startAt('/api/kyc', { baseUrl: `${origin}/kyc` });
    const { statusUrl } = await openThere();
    expect(await json(askThere(statusUrl))).toMatchObject({ status: 'page' });
    await openThere();
    expect(said()).toEqual([
      expect.stringMatching(`mounted at another path than "baseUrl" says.*baseUrl: '${origin}/api/kyc'`),
    ]);
  });

  it('says the right one where "baseUrl" has no path at all', async () => {
    const { openThere, askThere, said } = startAt('/kyc', { baseUrl: origin });
    const { statusUrl } = await openThere();
    expect(await json(askThere(statusUrl))).toMatchObject({ status: 'page' });
    expect(said()).toEqual([expect.stringContaining(`baseUrl: '${origin}/kyc'`)]);
  });

  it('says nothing where a router in front strips a part of it', async () => {
    for (const mount of ['', '/kyc']) {
      const { openThere, said } = startAt(mount, { baseUrl: `${origin}/shop/kyc` });
      expect((await openThere()).statusUrl).toMatch(/^\/shop\/kyc\/session\//);
      expect(said()).toEqual([]);
    }
  });

  it('answers at that address alone what lies below it, and services nowhere else', async () => {
    const { kit, call } = startMerchant();
    const ask = (path: string) =>
      kit.fetch(
        new Request(`${origin}${path}`, {
          method: 'POST',
          headers: callerHeaders(),
          body: JSON.stringify(bodies.lookup()),
        }),
      );
    expect((await call('user/lookup', bodies.lookup())).status).toBe(200);
    expect((await ask('/wultra/user/lookup')).status).toBe(200); // a router has cut the mount off
    for (const at of ['/kyc/x', '/x', '/x/kyc', '//kyc'])
      expect((await ask(`${at}/wultra/user/lookup`)).status).toBe(404);

    const { send } = startKit({ baseUrl: `${origin}/kyc` });
    expect((await send('x/health')).status).toBe(404);
    expect((await send('health')).status).toBe(200);
  });

  it('is at the root where "baseUrl" says so', async () => {
    const { openThere, askThere } = startAt('', { baseUrl: origin });
    const { statusUrl } = await openThere();
    expect(statusUrl).toMatch(/^\/session\//);
    expect((await askThere(statusUrl)).status).toBe(200);
  });
});

describe('a kit behind a proxy that says what it has cut off the path', () => {
  const cut = { 'x-forwarded-prefix': '/shop/' };

  it.each([
    ['/kyc', '/shop/kyc'],
    ['', '/shop'],
  ])('says the right "baseUrl" where there is none, asked at "%s"', async (mount, right) => {
    const { openThere, said } = startAt(mount, {}, cut);
    await openThere();
    expect(said()).toEqual([expect.stringContaining(`Write baseUrl: '${origin}${right}'`)]);
  });

  it('says it where another one is given', async () => {
    const { openThere, said } = startAt('/kyc', { baseUrl: `${origin}/kyc` }, cut);
    await openThere();
    expect(said()).toEqual([expect.stringContaining(`Write baseUrl: '${origin}/shop/kyc'`)]);
  });

  it('says nothing where it is right', async () => {
    const { openThere, said } = startAt('/kyc', { baseUrl: `${origin}/shop/kyc` }, cut);
    await openThere();
    expect(said()).toEqual([]);
  });

  it('writes nothing to the log that is no path', async () => {
    const { openThere, said } = startAt('/kyc', {}, { 'x-forwarded-prefix': '/<a>, /b' });
    await openThere();
    expect(said().join()).not.toContain('<a>');
  });
});

describe('a preflight', () => {
  const ask = (asked: string, from = origin) =>
    startKit().send('session', {
      method: 'OPTIONS',
      headers: { origin: from, 'access-control-request-headers': asked },
    });

  it('lets a listed page send any header: its own client adds traces and sessions', async () => {
    const response = await ask('traceparent, x-datadog-trace-id,sentry-trace');
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'traceparent, x-datadog-trace-id,sentry-trace',
    );
    expect(response.headers.get('vary')).toContain('Access-Control-Request-Headers');
  });

  it('repeats nothing that is no list of headers', async () => {
    const response = await ask('a b, <script>');
    expect(response.headers.get('access-control-allow-headers')).toContain('idempotency-key');
  });

  it('refuses the others', async () => {
    const response = await ask('traceparent', 'https://evil.example');
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-headers')).toBeNull();
  });
});
