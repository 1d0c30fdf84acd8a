// The kit's requests by Node's own http client.

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { nodeFetch } from '../../../src/server/node.js';
import { trustmatic } from '../../../src/providers/trustmatic/server.js';
import { accessToken, pageUrl, password, username } from '../fake-trustmatic.js';
import { json, startKit } from '../kit.js';

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server, and how many connections it has had. */
async function serve(answer: RequestListener) {
  const server = createServer(answer);
  let connections = 0;
  server.on('connection', () => (connections += 1));
  const host = await listen(server);
  onTestFinished(() => server.closeAllConnections());
  return { url: `http://${host}/path?query=1`, connections: () => connections };
}

describe('nodeFetch()', () => {
  it.each([
    [{ timeout: 3 }, 'nodeFetch() has no option "timeout". It has connectTimeoutMs, agent.'],
    [{ connectTimeout: 3 }, 'Did you mean "connectTimeoutMs"?'],
    [
      { connectTimeoutMs: '3' },
      '"connectTimeoutMs" of nodeFetch() must be a number of milliseconds, 1 or more',
    ],
    [{ agent: 'proxy' }, '"agent" of nodeFetch() must be an object. It is a text.'],
    [3, 'nodeFetch() takes an object of options, and was given a number'],
  ])('refuses %j', (options, message) => {
    expect(() => nodeFetch(options as object)).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(message) }),
    );
  });

  it('sends what it is told, answers as fetch does, and keeps the connection', async () => {
    const { url, connections } = await serve(async (request, response) => {
      response.setHeader('content-type', 'application/json').setHeader('set-cookie', ['a=1', 'b=2']);
      const { method, url: path, headers } = request;
      response
        .writeHead(201)
        .end(JSON.stringify({ method, path, is: headers['x-is'], body: await text(request) }));
    });
    const send = nodeFetch();
    for (const headers of [{ 'x-is': 'ü'.length.toString() }, new Headers({ 'x-is': '1' })]) {
      const answer = await send(url, { method: 'POST', headers, body: 'süß' });
      expect(answer.status).toBe(201);
      expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
      expect(await answer.json()).toEqual({ method: 'POST', path: '/path?query=1', is: '1', body: 'süß' });
    }
    expect(connections()).toBe(1);
  });

  it('follows no redirect, and knows answers without a body', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(request.method === 'GET' ? 302 : 204, { location: '/elsewhere' }).end();
    });
    const moved = await nodeFetch()(new URL(url));
    expect([moved.status, moved.headers.get('location')]).toEqual([302, '/elsewhere']);
    const empty = await nodeFetch()(url, { method: 'DELETE' });
    expect([empty.status, empty.body]).toEqual([204, null]);
  });

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('asks for no compression, and reads what is compressed all the same: %s', async (encoding, compress) => {
    const { url } = await serve(({ headers }, response) => {
      const asked = headers['accept-encoding'];
      response.writeHead(200, { 'content-encoding': encoding });
      response.end(compress(JSON.stringify({ asked, long: 'x'.repeat(100_000) })));
    });
    const answer = await nodeFetch()(url);
    expect(await answer.json()).toEqual({ asked: 'identity', long: 'x'.repeat(100_000) });
  });

  it('passes a long answer on as it comes, and ends it with the signal', async () => {
    const part = 'x'.repeat(50_000);
    const { url } = await serve((_request, response) => {
      response.write(part);
      response.write(part); // and never ends
    });
    const control = new AbortController();
    const { body } = await nodeFetch()(url, { signal: control.signal });
    const reader = body?.getReader();
    for (let size = 0; size < 2 * part.length;) size += (await reader?.read())?.value?.byteLength ?? 0;
    const more = reader?.read();
    control.abort();
    await expect(more).rejects.toThrow();
  });

  it('lets go of the connection of a long answer that nobody wants', async () => {
    const part = Buffer.alloc(100_000, 'x');
    for (const { status, reads } of [
      { status: 200, reads: 0 },
      { status: 200, reads: 1 },
      { status: 999, reads: 0 }, // there is no such Response
    ]) {
      const closed: Promise<unknown>[] = [];
      const { url } = await serve((_request, response) => {
        closed.push(once(response, 'close'));
        response.writeHead(status).write(part); // and never ends
      });
      const body = await nodeFetch()(url).then(
        (answer) => answer.body?.getReader(),
        () => undefined,
      );
      for (let left = reads; left > 0; left -= 1) await body?.read();
      await body?.cancel();
      await Promise.all(closed);
    }
  });

  it('passes a long answer on whole, and ends with an error where it is cut off', async () => {
    const whole = Buffer.alloc(300_000, 'abcdefghij').toString();
    const { url } = await serve((request, response) => {
      response.writeHead(200, { 'content-length': whole.length });
      if (request.method === 'GET') return void response.end(whole);
      response.write(whole.slice(0, 100_000), () => response.destroy());
    });
    const send = nodeFetch();
    expect(await (await send(url)).text()).toBe(whole);
    await expect(send(url, { method: 'POST' }).then((answer) => answer.text())).rejects.toThrow();
  });

  it('fails where a server changes to another protocol, which it was not asked to', async () => {
    const server = createTcpServer((socket) => {
      socket.on('error', () => undefined).resume();
      socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: other\r\nconnection: upgrade\r\n\r\n');
    });
    const host = await listen(server);
    await expect(nodeFetch()(`http://${host}/`)).rejects.toThrow('fetch failed');
  });

  it('is ended by its signal in the middle of a short answer', async () => {
    const { url } = await serve((_request, response) => void response.write('{'));
    for (const reason of [new DOMException('Too late.', 'TimeoutError'), 'Too late.']) {
      const control = new AbortController();
      const answer = nodeFetch()(url, { signal: control.signal });
      setTimeout(() => control.abort(reason), 50);
      await expect(answer).rejects.toBe(reason);
    }
  });

  it.each(['constructor', 'toString', 'x-unknown'])(
    'passes on what is said to be packed by %s',
    async (name) => {
      const { url } = await serve((_, response) => {
        response.writeHead(200, { 'content-encoding': name }).end('as it is');
      });
      expect(await (await nodeFetch()(url)).text()).toBe('as it is');
    },
  );

  it('is ended by its signal, with the signal’s reason', async () => {
    const { url } = await serve(() => control.abort(new DOMException('Too late.', 'TimeoutError')));
    const control = new AbortController();
    const { signal } = control;
    await expect(nodeFetch()(url, { signal })).rejects.toThrow('Too late.');
    await expect(nodeFetch()(url, { signal })).rejects.toThrow('Too late.');
  });

  it('says what was surely not sent: refused, or no connection in time', async () => {
    const refused = createTcpServer();
    const nowhere = await listen(refused);
    await new Promise((resolve) => refused.close(resolve));
    await expect(nodeFetch()(`http://${nowhere}/`)).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
    const mute = await listen(createTcpServer((socket) => onTestFinished(() => void socket.destroy())));
    await expect(nodeFetch({ connectTimeoutMs: 20 })(`https://${mute}/`)).rejects.toMatchObject({
      cause: { code: 'UND_ERR_CONNECT_TIMEOUT' },
    });
  });

  it('leaves a body of another kind to the global fetch', async () => {
    const { url } = await serve(async (request, response) => {
      response.end(`${request.headers['content-type'] ?? ''} ${await text(request)}`);
    });
    const answer = await nodeFetch()(url, { method: 'POST', body: new URLSearchParams({ a: '1' }) });
    expect(await answer.text()).toBe('application/x-www-form-urlencoded;charset=UTF-8 a=1');
  });

  it('is what a kit needs', async () => {
    const { url } = await serve(async (request, response) => {
      const { sessionId } = JSON.parse(await text(request)) as { sessionId: string };
      const page = { accessToken: accessToken(sessionId), sessionId, webEnrolmentUrl: pageUrl(sessionId) };
      response.end(JSON.stringify(page));
    });
    const provider = trustmatic({ url: new URL(url).origin, username, password });
    const { open } = startKit({ provider, fetch: nodeFetch() });
    expect(await json(open())).toMatchObject({ status: 'page' });
  });
});
