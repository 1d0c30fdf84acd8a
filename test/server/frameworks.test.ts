// The kit in the frameworks that merchants have, as they are, with the body parsers that they bring: a
// session, a status, the raw webhook, and a body that is larger than a framework lets through.

import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import express from 'express';
import fastify from 'fastify';
import Koa from 'koa';
import { NextRequest } from 'next/server.js';
import type { KycServer } from '../../src/server/create-kyc-server.js';
import { kycPlugin } from '../../src/server/fastify.js';
import { kycMiddleware } from '../../src/server/koa.js';
import { toNextHandlers } from '../../src/server/next.js';
import { toNodeHandler } from '../../src/server/node.js';
import { password } from './fake-trustmatic.js';
import { json, origin, startKit } from './kit.js';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function listening(server: Server): Promise<string> {
  if (!server.listening) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>;
const over =
  (base: string): Ask =>
  (path, init) =>
    fetch(base + path, { ...init, headers: { connection: 'close', ...init?.headers } });

/** A parser as every Koa parser is: the text on Koa's own request, the stream at its end. */
async function koaParser({ req, request }: Koa.Context, next: () => Promise<unknown>): Promise<void> {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  Object.assign(request, { rawBody: text, body: text === '' ? {} : JSON.parse(text) });
  await next();
}

const koa = async (kit: KycServer, parser?: Koa.Middleware) => {
  const app = new Koa();
  if (parser) app.use(parser);
  app.use(kycMiddleware(kit));
  app.use((call) => void (call.body = 'the shop'));
  return over(await listening(createServer((request, response) => void app.callback()(request, response))));
};

const keepBytes = (request: object, _response: unknown, bytes: Buffer) => {
  Object.assign(request, { rawBody: bytes });
};

const mounts: Readonly<Record<string, (kit: KycServer) => Promise<Ask>>> = {
  'Fastify 5': async (kit) => {
    const app = fastify();
    await app.register(kycPlugin(kit), { prefix: '/kyc' });
    app.post('/echo', (request) => request.body);
    app.get('/', () => 'the shop');
    await app.listen({ port: 0, host: '127.0.0.1' });
    stops.push(() => app.close());
    return over(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`);
  },
  'Koa 3': (kit) => koa(kit),
  'Koa 3 behind a body parser': (kit) => koa(kit, koaParser),
  'Express 5': async (kit) => {
    const app = express();
    app.use('/kyc', toNodeHandler(kit));
    app.use(express.json());
    app.get('/', (_request, response) => void response.send('the shop'));
    return over(await listening(createServer(app)));
  },
  'Express 5 behind a parser that keeps the bytes': async (kit) => {
    const app = express();
    app.use(express.json({ verify: keepBytes, limit: '20mb' }));
    app.use('/kyc', toNodeHandler(kit));
    app.get('/', (_request, response) => void response.send('the shop'));
    return over(await listening(createServer(app)));
  },
  'a route handler of Next 16': (kit) => {
    const { GET, POST, OPTIONS } = toNextHandlers(() => kit);
    return Promise.resolve((path, init) => {
      if (path === '/') return Promise.resolve(new Response('the shop'));
      const handler = { GET, POST, OPTIONS }[init?.method ?? 'GET'] ?? GET;
      const { method = 'GET', headers, body } = init ?? {};
      return handler(new NextRequest(`http://localhost:3000${path}`, { method, headers, body } as object));
    });
  },
};

describe.each(Object.entries(mounts))('the kit in %s', (_, mount) => {
  const post = (body: string, headers: Record<string, string> = {}) => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });

  it('opens a session, tells its status, and leaves the rest to the application', async () => {
    const { kit } = startKit();
    const ask = await mount(kit);
    const { statusUrl, ...answer } = await json(ask('/kyc/session', post('{}', { origin })));
    expect(answer).toMatchObject({ status: 'page' });
    expect(await json(ask(statusUrl, { headers: { origin } }))).toMatchObject({ status: 'page' });
    expect((await ask('/kyc/nothing')).headers.get('content-type')).toBe('application/problem+json');
    expect(await (await ask('/')).text()).toBe('the shop');
  });

  it('checks a webhook by the bytes that were sent', async () => {
    const { kit } = startKit();
    const ask = await mount(kit);
    const { sessionId } = await json(ask('/kyc/session', post('{}', { origin })));
    // spaces that a rebuilt body would not have
    const body = `{ "sessionId": "${sessionId}",  "status": "AUTO_APPROVED" }`;
    const sign = (key: string) => createHmac('sha256', key).update(body).digest('base64');
    const send = (signature: string) =>
      ask('/kyc/webhook/trustmatic', post(body, { 'x-signature': signature }));
    expect((await send(sign(password))).status).toBe(204);
    expect((await send(sign('wrong'))).status).toBe(401);
  });

  it('answers by itself to a body that is too large', async () => {
    const { kit } = startKit();
    const ask = await mount(kit);
    const large = JSON.stringify({ language: 'x'.repeat(2_000_000) });
    const response = await ask('/kyc/session', post(large, { origin }));
    expect(response.status).toBe(413);
    expect(await json(response)).toMatchObject({ code: 'BODY_TOO_LARGE' });
  });

  it('answers a preflight', async () => {
    const ask = await mount(startKit().kit);
    const headers = { origin, 'access-control-request-method': 'POST' };
    const response = await ask('/kyc/session', { method: 'OPTIONS', headers });
    expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
  });
});

describe('kycPlugin()', () => {
  it('leaves the application’s own parsers alone', async () => {
    const ask = await mounts['Fastify 5']!(startKit().kit);
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"a":1}' };
    expect(await json(ask('/echo', init))).toEqual({ a: 1 });
  });
});

describe('toNextHandlers()', () => {
  it('makes the kit with the first request, once, and again after a failure', async () => {
    const { kit } = startKit();
    let made = 0;
    const { GET } = toNextHandlers(() => {
      made += 1;
      if (made === 1) throw new Error('no secret yet');
      return kit;
    });
    expect(made).toBe(0);
    const health = () => GET(new NextRequest('http://localhost:3000/kyc/health'));
    await expect(health()).rejects.toThrow('no secret yet');
    expect(await Promise.all([health(), health()].map(async (answer) => (await answer).status))).toEqual([
      200, 200,
    ]);
    expect(made).toBe(2);
  });

  it('hands over what goes on after the answer', async () => {
    const { kit } = startKit();
    const works: (() => Promise<void>)[] = [];
    const { GET } = toNextHandlers(kit, { after: (work) => void works.push(work) });
    await GET(new NextRequest('http://localhost:3000/kyc/health'));
    expect(works).toHaveLength(1);
    await works[0]?.();
  });

  it.each([
    [0, '203.0.113.7', undefined],
    [1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [2, '198.51.100.1, 203.0.113.7', '198.51.100.1'],
  ])('believes an address of %i proxies', async (trustProxyHops, forwarded, expected) => {
    const heard: unknown[] = [];
    const { kit } = startKit();
    const listened = {
      ...kit,
      fetch: (...given: Parameters<typeof kit.fetch>) => (heard.push(given[1]), kit.fetch(...given)),
    };
    const { GET } = toNextHandlers(listened, { trustProxyHops });
    await GET(
      new NextRequest('http://localhost:3000/kyc/health', { headers: { 'x-forwarded-for': forwarded } }),
    );
    expect(heard).toEqual([{ clientAddress: expected }]);
  });
});
