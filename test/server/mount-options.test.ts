// What a merchant gets wrong where the kit is mounted, told then. A framework answers each request with 500
// later, and nobody's log says why.

import { kycPlugin } from '../../src/server/fastify.js';
import { kycMiddleware } from '../../src/server/koa.js';
import { toNextHandlers } from '../../src/server/next.js';
import { toNodeHandler } from '../../src/server/node.js';
import { startKit } from './kit.js';
import { refusal } from './refusal.js';

type Mount = (kit: unknown, options?: unknown) => unknown;
const asItIsCalled = (mount: unknown) => mount as Mount; // by JavaScript

const mounts: [name: string, mount: Mount][] = [
  ['toNodeHandler()', asItIsCalled(toNodeHandler)],
  ['kycPlugin()', asItIsCalled(kycPlugin)],
  ['kycMiddleware()', asItIsCalled(kycMiddleware)],
];

describe.each(mounts)('%s', (name, mount) => {
  it('takes a kit, with its options or without', () => {
    const { kit } = startKit();
    for (const options of [undefined, {}, { trustProxyHops: 0, logger: console }, { logger: undefined }])
      expect(refusal(() => mount(kit, options))).toBe('not refused');
  });

  it.each([
    ['a kit that was not made yet', undefined, 'undefined.'],
    ['a promise of one', Promise.resolve(startKit().kit), 'a promise: await it first.'],
    ['the module that has it', { kyc: startKit().kit }, 'an object.'],
    ['its fetch', startKit().kit.fetch, 'a function.'],
  ])('refuses %s', (_, given, kind) => {
    expect(refusal(() => mount(given))).toContain(
      `${name} takes what createKycServer() returns, and was given ${kind}`,
    );
  });
});

describe.each([...mounts, ['toNextHandlers()', asItIsCalled(toNextHandlers)] as const])(
  '%s',
  (name, mount) => {
    it('names an option that was misspelt, of another kind, or no option at all', () => {
      const { kit } = startKit();
      expect(refusal(() => mount(kit, { trustProxyHop: 1 }))).toContain(
        `${name} has no option "trustProxyHop". Did you mean "trustProxyHops"?`,
      );
      expect(refusal(() => mount(kit, { trustProxyHops: '1' }))).toContain(
        `"trustProxyHops" of ${name} must be the number of your own proxies in front of the kit.`,
      );
      expect(refusal(() => mount(kit, 1))).toContain(
        `${name} takes an object of options, and was given a number`,
      );
    });
  },
);

it('toNextHandlers() says with the first request that its function returned no kit', async () => {
  const { GET } = asItIsCalled(toNextHandlers)(() => undefined) as ReturnType<typeof toNextHandlers>;
  await expect(GET(new Request('https://shop.example/kyc/health'))).rejects.toThrow(
    'toNextHandlers() takes what createKycServer() returns, and was given undefined.',
  );
});
