// A request whose body something in front has read, where no Node handler looks first: the kit says so.

import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { toNextHandlers } from '../../src/server/next.js';
import type { KycServer } from '../../src/server/create-kyc-server.js';
import { bodies, callerHeaders, startMerchant } from '../providers/wultra/merchant.js';
import { password } from './fake-trustmatic.js';
import { json, origin, startKit } from './kit.js';

type Serve = (kit: KycServer) => (request: Request) => Promise<Response> | Response;

/** Each reads the body in its own way, and then hands the request on. */
const fronts: Readonly<Record<string, Serve>> = {
  'a hook that has read it as text': (kit) => async (request) => {
    await request.text();
    return kit.fetch(request);
  },
  'one that has read the stream and let go of it': (kit) => async (request) => {
    const reader = request.body?.getReader();
    while (reader && !(await reader.read()).done);
    reader?.releaseLock();
    return kit.fetch(request);
  },
  'one that has begun to read': (kit) => (request) => {
    request.body?.getReader();
    return kit.fetch(request);
  },
  'a middleware of Hono': (kit) => {
    const app = new Hono();
    app.use(async ({ req }, next) => {
      await req.text();
      await next();
    });
    app.all('/kyc/*', ({ req }) => kit.fetch(req.raw));
    return (request) => app.fetch(request);
  },
  'a route handler of Next': (kit) => {
    const { POST } = toNextHandlers(kit);
    return async (request) => {
      await request.json();
      return POST(request);
    };
  },
};

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  new Request(`${origin}/kyc/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body,
  });

const call = JSON.stringify({ sessionId: 'a', status: 'AUTO_APPROVED' });
const signed = { 'x-signature': createHmac('sha256', password).update(call).digest('base64') };

const said = expect.stringMatching(/"correlation".*Something in front has read .*untouched.*kycPlugin/);

describe.each(Object.entries(fronts))('behind %s', (_name, serve) => {
  it.each([
    ['a request for a session', post('session', '{}')],
    ['a call-back, which no wrong signature is blamed for', post('webhook/trustmatic', call, signed)],
  ])('%s is answered 500, and the log says what to do', async (_what, request) => {
    const { kit, logged, upstream } = startKit({ onOutcome: () => undefined });
    const response = await serve(kit)(request);
    expect([response.status, await json(response)]).toEqual([
      500,
      expect.objectContaining({ code: 'INTERNAL_ERROR', title: 'The server failed.' }),
    ]);
    expect(logged.filter((line) => !line.includes('was answered'))).toEqual([said]);
    expect(upstream.requests).toEqual([]);
  });
});

describe('behind what has read a clone of it', () => {
  it('a request is served as ever', async () => {
    const { kit } = startKit();
    const request = post('session', '{}');
    await request.clone().text();
    expect((await kit.fetch(request)).status).toBe(200);
  });
});

describe('a call of a service whose body was read in front', () => {
  it('is refused in the words of its system, and the log says what to do', async () => {
    const { kit, logged } = startMerchant();
    const request = post('wultra/user/lookup', JSON.stringify(bodies.lookup()), callerHeaders());
    await request.text();
    expect((await kit.fetch(request)).status).toBe(500);
    expect(logged.find((line) => line.includes('was refused'))).toMatch(
      /Something in front has read .*untouched.*kycPlugin.*parser\./,
    );
  });
});
