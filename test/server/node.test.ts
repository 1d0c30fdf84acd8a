import { createHmac } from 'node:crypto';
import { createServer, request as httpRequest } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { toNodeHandler } from '../../src/server/node.js';
import { password } from './fake-trustmatic.js';
import { json, origin, startKit } from './kit.js';

interface ParsedRequest extends IncomingMessage {
  originalUrl?: string;
  body?: unknown;
  rawBody?: Uint8Array;
}

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => new Promise((resolve) => server.close(resolve).closeAllConnections()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What Express does for `app.use(mount, handler)`. */
const mounted =
  (mount: string, handler: (request: IncomingMessage, response: ServerResponse) => unknown) =>
  (request: ParsedRequest, response: ServerResponse) => {
    request.originalUrl = request.url ?? '';
    request.url = request.originalUrl.slice(mount.length) || '/';
    void handler(request, response);
  };

/** What `express.json()` does: reads the stream and leaves an object. */
const parsed =
  (next: RequestListener, { keep = false } = {}) =>
  async (request: ParsedRequest, response: ServerResponse & { req: IncomingMessage }) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (keep) request.rawBody = bytes;
    request.body = bytes.length === 0 ? {} : JSON.parse(bytes.toString());
    next(request, response);
  };

const open = (base: string, body: object = {}) =>
  fetch(`${base}/kyc/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });

function webhook(base: string, sessionId: string) {
  // spaces that a rebuilt body would not have
  const body = `{ "sessionId": "${sessionId}",  "status": "AUTO_APPROVED" }`;
  const signature = createHmac('sha256', password).update(body).digest('base64');
  return fetch(`${base}/kyc/webhook/trustmatic`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-signature': signature },
    body,
  });
}

describe('toNodeHandler', () => {
  it('serves the kit in plain Node', async () => {
    const { kit } = startKit();
    const base = await serve(toNodeHandler(kit));
    const answer = await json(open(base));
    expect(answer).toMatchObject({ status: 'page' });
    const status = await fetch(base + answer.statusUrl, { headers: { origin } });
    expect(await json(status)).toMatchObject({ status: 'page' });
    expect((await webhook(base, answer.sessionId)).status).toBe(204);
  });

  it('serves it below a mount, whatever part of the path was cut off', async () => {
    for (const mount of ['/kyc', '/k', '']) {
      const { kit } = startKit();
      const base = await serve(mounted(mount, toNodeHandler(kit)));
      expect((await open(base)).status).toBe(200);
    }
    const { kit } = startKit();
    // a proxy in front says /kyc to the world
    const base = await serve(mounted('/internal', toNodeHandler(kit)));
    expect((await fetch(`${base}/internal/health`)).status).toBe(200);
  });

  it('answers a check by HTTP/1.0 without a host, as load balancers send it', async () => {
    const { kit } = startKit();
    const { port } = new URL(await serve(toNodeHandler(kit)));
    const socket = connect(Number(port), '127.0.0.1').setEncoding('utf8');
    socket.end('GET /kyc/health/ready HTTP/1.0\r\n\r\n');
    let answer = '';
    for await (const chunk of socket) answer += chunk as string;
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\{"status":"ok"\}$/);
  });

  it.each([
    ['without raw headers', () => []],
    ['with a number in them', (raw: string[], length: number) => [...raw, 'content-length', length]],
  ])('takes a request that an adapter has made of an event, as on Lambda, %s', async (_, rawOf) => {
    const { kit } = startKit();
    const handle = toNodeHandler(kit);
    const base = await serve((request, response) => {
      const length = Number(request.headers['content-length']);
      const raw = request.rawHeaders.filter((_one, at, all) => all[at - (at % 2)] !== 'content-length');
      const headers = { ...request.headers, 'content-length': length };
      Object.assign(request, { headers, rawHeaders: rawOf(raw, length) });
      void handle(request, response);
    });
    const { sessionId, status } = await json(open(base));
    expect(status).toBe('page');
    expect((await webhook(base, sessionId)).status).toBe(204);
  });

  it('takes the bytes that an adapter has put beside a stream without any', async () => {
    const { kit } = startKit();
    const handle = toNodeHandler(kit);
    const base = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      Object.assign(request, { body: Buffer.concat(chunks) });
      Object.defineProperty(request, 'readableDidRead', { value: false });
      void handle(request, response);
    });
    const { sessionId } = await json(open(base));
    expect((await webhook(base, sessionId)).status).toBe(204);
  });

  it('takes a body that a host parses when it is asked for, and throws for what is no JSON', async () => {
    const { kit } = startKit();
    const handler = toNodeHandler(kit);
    const failed: unknown[] = [];
    const base = await serve((request, response) => {
      const get = () => {
        throw new Error('Invalid JSON');
      };
      Object.defineProperty(request, 'body', { get });
      handler(request, response).catch((error: unknown) => {
        failed.push(error);
        response.end();
      });
    });
    expect(await json(open(base))).toMatchObject({ status: 'page' });
    expect(failed).toEqual([]);
  });

  it('works behind express.json()', async () => {
    const { kit, upstream } = startKit();
    const base = await serve(parsed(toNodeHandler(kit)));
    const first = await json(open(base));
    expect((await json(open(base, { restart: true }))).sessionId).not.toBe(first.sessionId);
    expect(upstream.count('initialize')).toBe(2);
  });

  it('says what to do when a parser has eaten the webhook, and fails closed', async () => {
    const { kit } = startKit();
    const errors: string[] = [];
    const logger = {
      info: () => undefined,
      warn: () => undefined,
      error: (_facts: object, message: string) => void errors.push(message),
    };
    const base = await serve(parsed(toNodeHandler(kit, { logger })));
    const { sessionId } = await json(open(base));
    expect(errors).toEqual([]);
    expect((await webhook(base, sessionId)).status).toBe(401);
    expect(errors).toEqual([expect.stringContaining('verify')]);
  });

  it('says what to mount first when somebody has read a body and kept nothing of it', async () => {
    const { kit, upstream } = startKit();
    const errors: string[] = [];
    const logger = {
      info: () => undefined,
      warn: () => undefined,
      error: (_facts: object, message: string) => void errors.push(message),
    };
    const handler = toNodeHandler(kit, { logger });
    const base = await serve(async (request, response) => {
      for await (const chunk of request) expect(chunk).toBeDefined();
      await handler(request, response);
    });
    expect((await open(base)).status).toBe(500);
    expect(upstream.requests).toEqual([]);
    expect(errors).toEqual([expect.stringMatching(/kept nothing of it.*toNodeHandler\(kyc\)\) comes first/)]);
    expect((await fetch(`${base}/kyc/health`)).status).toBe(200);
  });

  it('checks the webhook by the text that a parser has kept', async () => {
    const { kit } = startKit();
    const handler = toNodeHandler(kit);
    const base = await serve(async (request, response) => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      await handler(Object.assign(request, { rawBody: text }), response);
    });
    const { sessionId } = await json(open(base));
    expect((await webhook(base, sessionId)).status).toBe(204);
  });

  it('works at another mount than the kit was told', async () => {
    const { kit } = startKit();
    const base = await serve(mounted('/api/kyc', toNodeHandler(kit)));
    const answer = await fetch(`${base}/api/kyc/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: '{}',
    });
    expect((await json(answer)).statusUrl).toMatch(/^\/api\/kyc\/session\//);
  });

  it('checks the webhook by the bytes that a parser has kept', async () => {
    const { kit } = startKit();
    const base = await serve(parsed(toNodeHandler(kit), { keep: true }));
    const { sessionId } = await json(open(base));
    expect((await webhook(base, sessionId)).status).toBe(204);
  });

  it('refuses a body that is too large before it has arrived', async () => {
    const { kit } = startKit();
    const base = await serve(toNodeHandler(kit));
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', origin, 'content-length': 10_000_000 };
      const sending = httpRequest(`${base}/kyc/session`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      sending.write('x'.repeat(20_000));
    });
    expect(status).toBe(413);
  });

  it('waits for a slow body no longer than it may take', async () => {
    const { kit } = startKit({ bodyTimeoutMs: 20 });
    const base = await serve(toNodeHandler(kit));
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', origin, 'content-length': 100 };
      const sending = httpRequest(`${base}/kyc/session`, { method: 'POST', headers }, (response) => {
        resolve(response.statusCode);
        sending.destroy();
      });
      sending.on('error', reject);
      sending.write('{');
    });
    expect(status).toBe(408);
  });

  it.each([
    ['whole', 1],
    ['in chunks', 400],
  ])('reads a body that comes %s', async (_, pieces) => {
    const { kit } = startKit();
    const base = await serve(toNodeHandler(kit));
    const status = (text: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const headers = { 'content-type': 'application/json', origin };
        const sending = httpRequest(`${base}/kyc/session`, { method: 'POST', headers }, (response) => {
          resolve(response.statusCode);
          sending.destroy();
        });
        sending.on('error', reject);
        const length = Math.ceil(text.length / pieces);
        for (let at = length; at < text.length; at += length) sending.write(text.slice(at - length, at));
        sending.end(text.slice(-((text.length - 1) % length) - 1));
      });
    expect(await status(JSON.stringify({ language: 'en', else: 'x'.repeat(10_000) }))).toBe(200);
    expect(await status(JSON.stringify({ language: 'en', else: 'x'.repeat(17_000) }))).toBe(413);
    expect(await status('{"language":"en"')).toBe(400);
  });

  it('sends the headers that a host has added to an answer, also two cookies', async () => {
    const { kit } = startKit();
    const add = (cookies: readonly string[]) => async (request: Request) => {
      const answer = await kit.fetch(request);
      for (const cookie of cookies) answer.headers.append('set-cookie', cookie);
      return answer;
    };
    for (const cookies of [[], ['one=1', 'two=2']]) {
      const base = await serve(toNodeHandler({ fetch: add(cookies) }));
      const answer = await open(base);
      expect(answer.headers.getSetCookie()).toEqual(cookies);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const text = await answer.text();
      expect(JSON.parse(text)).toMatchObject({ status: 'page' });
      expect(answer.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    }
  });

  it('sends a Response of another class, such as a framework has', async () => {
    const { kit } = startKit();
    const foreign = async (request: Request) => {
      const { status, headers, body } = await kit.fetch(request);
      const text = () => Promise.reject(new Error('It is read by its body.'));
      return { status, statusText: '', ok: true, headers, body, text } as unknown as Response;
    };
    const answer = await open(await serve(toNodeHandler({ fetch: foreign })));
    expect(await json(answer)).toMatchObject({ status: 'page' });
  });
});
