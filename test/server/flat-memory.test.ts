import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { openStore } from '../../src/server/store/open-store.js';
import { heldBytes } from '../support/heap.js';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { accessToken, pageUrl, password, username } from './fake-trustmatic.js';
import { json, startKit } from './kit.js';

const folder = temporaryFolder();

/** The provider behind a real connection, because fetch itself keeps what a signal keeps. */
async function startProvider(): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { sessionId = '' } = body === '' ? {} : (JSON.parse(body) as { sessionId?: string });
    response.setHeader('content-type', 'application/json');
    const page = { accessToken: accessToken(sessionId), sessionId, webEnrolmentUrl: pageUrl(sessionId) };
    response.end(JSON.stringify(request.method === 'POST' ? page : { status: 'PENDING' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('a kit under load holds on to nothing of the requests that it has answered', async () => {
  const store = openStore(join(folder, 'kit.sqlite'));
  const { kit, open, ask, logged, clock } = startKit({
    provider: trustmatic({ url: await startProvider(), username, password }),
    fetch: globalThis.fetch,
    store,
  });
  onTestFinished(() => kit.close());
  let customers = 0;
  async function load(requests: number): Promise<void> {
    const customer = async () => {
      const user = { 'x-user': `customer ${(customers += 1)}` };
      const { statusUrl } = await json(open({}, { ...user, 'idempotency-key': crypto.randomUUID() }));
      expect((await json(ask(statusUrl, user))).status).toBe('page');
    };
    for (let sent = 0; sent < requests; sent += 20) {
      await Promise.all(Array.from({ length: 10 }, customer));
      clock.now += 60_000; // the provider may be read again
    }
    logged.length = 0; // the test's own notes
  }
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;

  await load(600);
  const before = { bytes: await heldBytes(), timers: timers() };
  await load(600);
  // an abort signal that outlives its call holds two thousand bytes and more
  expect((await heldBytes()) - before.bytes).toBeLessThan(600 * 1_000);
  expect(timers()).toBeLessThanOrEqual(before.timers + 2);
}, 30_000);
