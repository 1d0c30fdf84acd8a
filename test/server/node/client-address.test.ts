import type { IncomingMessage } from 'node:http';
import { clientAddressOf } from '../../../src/server/node/behind-proxies.js';
import { toNodeHandler } from '../../../src/server/node.js';
import { startKit } from '../kit.js';

const request = (forwarded: string | undefined) =>
  ({
    headers: { 'x-forwarded-for': forwarded },
    socket: { remoteAddress: '10.0.0.9' },
  }) as unknown as IncomingMessage;

describe('check 83: the client address behind proxies', () => {
  it.each<[what: string, hops: number, forwarded: string | undefined, address: string]>([
    ['the socket’s without proxies', 0, undefined, '10.0.0.9'],
    ['the socket’s without proxies, whatever a client writes', 0, '198.51.100.1', '10.0.0.9'],
    ['what the one proxy added', 1, '203.0.113.7', '203.0.113.7'],
    ['what the one proxy added after what a client wrote', 1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    [
      'what the outer of two proxies added',
      2,
      '198.51.100.1, 198.51.100.2,203.0.113.7 , 10.0.0.8',
      '203.0.113.7',
    ],
    ['the leftmost when there are fewer than proxies', 2, '203.0.113.7', '203.0.113.7'],
    ['the socket’s when a proxy adds nothing', 1, undefined, '10.0.0.9'],
    ['the socket’s when it is empty', 1, ' , ', '10.0.0.9'],
  ])('is %s', (_what, hops, forwarded, address) => {
    expect(clientAddressOf(request(forwarded), { hops })).toBe(address);
  });

  it.each([-1, 0.5, Number.NaN, Infinity])('is not counted by %d proxies', (trustProxyHops) => {
    expect(() => toNodeHandler(startKit().kit, { trustProxyHops })).toThrow(/trustProxyHops/);
  });
});
