// Many large pictures at once, through the kit to a provider in this process, and what the kit's process
// holds meanwhile.

import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fakeTrustmatic } from '../fake-trustmatic.js';
import { send, startTargetServer } from './target.js';

/** Trustmatic on a socket: it takes pictures without keeping them. */
async function startProvider() {
  const fake = fakeTrustmatic();
  let received = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    const isPicture = /\/(document|face)$/.test(request.url ?? '');
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (isPicture) received += chunk.byteLength;
      else chunks.push(chunk);
    }
    const answer = isPicture
      ? Response.json({
          documentType: 'IdentityCard',
          pageSide: 'Front',
          isTwoSideDocument: true,
          hasError: false,
        })
      : await fake.fetch(`https://id.example${request.url ?? ''}`, {
          method: request.method ?? 'GET',
          ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
        });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => received,
    stop: () => new Promise((resolve) => server.close(resolve).closeAllConnections()),
  };
}

/** Base64 of so many bytes that begin as a JPEG. */
function picture(bytes: number): Buffer {
  const pixels = Buffer.alloc(bytes, 0x5a);
  pixels.set([0xff, 0xd8, 0xff, 0xe0]);
  return Buffer.from(`{"imageBase":"${pixels.toString('base64')}"}`);
}

export interface PicturesOptions {
  readonly count: number;
  readonly bytes: number;
}

/** Sends them, each of another customer, all at once. */
export async function sendPictures({ count, bytes }: PicturesOptions) {
  const provider = await startProvider();
  const target = await startTargetServer({ upstreamUrl: provider.url });
  const { port, memory, rss } = target;
  const agent = new Agent({ keepAlive: true });
  const body = picture(bytes);
  const users = Array.from({ length: count }, (_, index) => `user-${String(index)}`);
  const sessions = await Promise.all(
    users.map(async (user) => {
      const { text } = await send({
        port,
        agent,
        user,
        path: '/kyc/session',
        method: 'POST',
        body: '{"capture":"own"}',
      });
      const { uploadUrl }: { uploadUrl: string } = JSON.parse(text);
      return { user, path: `${uploadUrl}/document` };
    }),
  );
  const upload = () =>
    Promise.all(
      sessions
        .slice(0, count)
        .map(({ user, path }) => send({ port, agent, user, path, method: 'POST', body })),
    );

  const small = Buffer.from('{"imageBase":"/9j/4AAQ"}');
  await Promise.all(
    sessions.map(({ user, path }) => send({ port, agent, user, path, method: 'POST', body: small })),
  ); // compiles
  const before = await memory();
  let peak = before.rss;
  const begun = performance.now();
  const uploading = upload();
  const over = uploading.then(() => true);
  while (!(await Promise.race([over, new Promise<false>((resolve) => setTimeout(() => resolve(false), 20))])))
    peak = Math.max(peak, await rss());
  const answers = await uploading;
  const seconds = (performance.now() - begun) / 1_000;
  const after = await memory();
  agent.destroy();
  await target.stop();
  await provider.stop();
  return {
    statuses: answers.map(({ status }) => status),
    received: provider.received(),
    before,
    peak,
    after,
    seconds,
  };
}
