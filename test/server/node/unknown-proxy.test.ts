// A shop behind a proxy whose merchant has not said so: all its customers have one address.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeHandler } from '../../../src/server/node.js';
import { origin, startKit } from '../kit.js';

const stops: (() => unknown)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

async function startShop(options: Parameters<typeof startKit>[0], hops?: number) {
  const started = startKit(options);
  const handler = toNodeHandler(started.kit, hops === undefined ? {} : { trustProxyHops: hops });
  const server = createServer((request, response) => void handler(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(() => server.close().closeAllConnections());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/kyc/session`;
  return {
    ...started,
    begin: async (user: string, header: Record<string, string> = {}, body = '{}') =>
      (
        await fetch(address, {
          method: 'POST',
          body,
          headers: { 'content-type': 'application/json', origin, 'x-user': user, ...header },
        })
      ).status,
  };
}

const ofOne = { 'x-forwarded-for': '203.0.113.7' };

describe('check 83: new sessions of a shop behind a proxy that nobody told the kit of', () => {
  it('are counted by customer and in all, and by no address', async () => {
    const { begin } = await startShop({ newSessions: { address: 1, user: 1, kit: 5 } });
    for (const user of ['a', 'b', 'c']) expect(await begin(user, ofOne)).toBe(200);
    expect(await begin('d', { forwarded: 'for=203.0.113.7' })).toBe(200);
    expect(await begin('a', ofOne, '{"restart":true}')).toBe(429);
    expect(await begin('e', ofOne)).toBe(200);
    expect(await begin('f', ofOne)).toBe(429);
  });

  it('are a reason to say once what to set, without the address', async () => {
    const { begin, logged } = await startShop({ newSessions: { address: 1 } });
    for (const user of ['a', 'b']) await begin(user, ofOne);
    const told = logged.filter((line) => line.includes('trustProxyHops'));
    expect(told).toEqual([expect.stringContaining('toNodeHandler(kyc, { trustProxyHops: 1 })')]);
    expect(logged.join()).not.toContain('203.0.113.7');
  });

  it('are counted by address without such a header, and behind as many proxies as were named', async () => {
    const plain = await startShop({ newSessions: { address: 1 } });
    expect([await plain.begin('a'), await plain.begin('b')]).toEqual([200, 429]);
    const known = await startShop({ newSessions: { address: 1 } }, 1);
    expect([await known.begin('a', ofOne), await known.begin('b', ofOne)]).toEqual([200, 429]);
    expect(known.logged.join()).not.toContain('trustProxyHops');
  });

  it('are counted by the socket where the merchant says that there is no proxy', async () => {
    const { begin, logged } = await startShop({ newSessions: { address: 1 } }, 0);
    expect([await begin('a', ofOne), await begin('b', { forwarded: 'for=192.0.2.1' })]).toEqual([200, 429]);
    expect(logged.join()).not.toContain('trustProxyHops');
  });
});
