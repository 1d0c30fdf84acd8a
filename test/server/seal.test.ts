import * as buffer from 'node:buffer';
import * as crypto from 'node:crypto';
import fc from 'fast-check';
import { createSealer } from '../../src/server/seal.js';
import { nodeSealingKeys, webSealingKeys } from '../../src/server/sealing-keys.js';

const [old, young] = ['the secret of last year, long enough', 'the secret of this year, long enough'];

describe('sealing', () => {
  it('opens what it sealed, never shows it, and never seals twice alike', async () => {
    const sealer = createSealer([old]);
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 4, unit: 'binary' }), fc.string(), async (text, place) => {
        const [one, two] = await Promise.all([sealer.seal(text, place), sealer.seal(text, place)]);
        expect(one).not.toBe(two);
        expect(one).toMatch(/^1\.[\w-]{8}\.[\w-]{16}\.[\w-]+$/);
        expect(await sealer.open(one, place)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('opens nowhere but in its place, and not when it was changed', async () => {
    const sealer = createSealer([old]);
    const sealed = await sealer.seal('page', 'session 1');
    expect(await sealer.open(sealed, 'session 2')).toBeUndefined();
    expect(await sealer.open(`${sealed.slice(0, -4)}AAAA`, 'session 1')).toBeUndefined();
    for (const broken of ['', '1', '1...', 'nothing', sealed.replace('1.', '2.')])
      expect(await sealer.open(broken, 'session 1')).toBeUndefined();
  });

  it('seals with the first secret and opens with all', async () => {
    const before = await createSealer([old]).seal('page', 's');
    const both = createSealer([young, old]);
    expect(await both.open(before, 's')).toBe('page');
    const after = await both.seal('page', 's');
    expect(await createSealer([young]).open(after, 's')).toBe('page');
    expect(await createSealer([old]).open(after, 's')).toBeUndefined();
  });

  it('is the same by Node’s crypto and by Web Crypto, whichever has sealed', async () => {
    const byNode = createSealer([old], async (secret) => nodeSealingKeys(secret) ?? expect.unreachable());
    const byWeb = createSealer([old], webSealingKeys);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (text, place) => {
        const [ofNode, ofWeb] = [await byNode.seal(text, place), await byWeb.seal(text, place)];
        expect(await byWeb.open(ofNode, place)).toBe(text);
        expect(await byNode.open(ofWeb, place)).toBe(text);
        expect(await byNode.mark(text)).toBe(await byWeb.mark(text));
        expect(await byNode.marks(text)).toEqual(await byWeb.marks(text));
        for (const cut of [1, 16, 40])
          expect(await byNode.open(ofWeb.slice(0, -cut), place), `cut by ${cut}`).toBeUndefined();
      }),
      { numRuns: 50, examples: [['\uFEFFtext', 's']] }, // a mark that decoders like to drop
    );
  });

  it.for([
    ['has no ciphers', { createCipheriv: undefined }],
    [
      'throws when a cipher is made',
      {
        createDecipheriv: () => {
          throw new Error('ERR_METHOD_NOT_IMPLEMENTED');
        },
      },
    ],
    ['forgets what a text is bound to', { createDecipheriv: unboundDecipher }],
    ['has no derived keys', { hkdfSync: undefined }],
  ] as const)('is Web Crypto’s where the host’s own crypto %s', async ([, part]) => {
    const partly = { buffer, crypto: { ...crypto, ...part } as typeof crypto };
    expect(nodeSealingKeys(old, { buffer, crypto })).toBeDefined();
    expect(nodeSealingKeys(old, partly)).toBeUndefined();
    const sealer = createSealer(
      [old],
      async (secret) => nodeSealingKeys(secret, partly) ?? webSealingKeys(secret),
    );
    expect(await createSealer([old]).open(await sealer.seal('page', 's'), 's')).toBe('page');
  });
});

/** Opens whatever it is given, for any place. */
function unboundDecipher() {
  const decipher = {
    setAAD: () => decipher,
    setAuthTag: () => decipher,
    update: () => Buffer.from('a probe'),
    final: () => Buffer.from(''),
  };
  return decipher;
}
