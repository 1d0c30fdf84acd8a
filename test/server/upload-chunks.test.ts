import fc from 'fast-check';
import { createChunks, cut, hashOf, lengthOf } from '../../src/server/uploads/chunks.js';

const chunk = fc.oneof(
  fc.uint8Array({ maxLength: 50 }),
  fc.integer({ min: 0, max: 200_000 }).map((length) => new Uint8Array(length).fill(length % 251)),
);

it('pieces are the bytes that came, however they came, and so is each part of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(chunk, { maxLength: 12 }), fc.nat(), fc.nat(), async (chunks, one, two) => {
      const whole = Buffer.concat(chunks);
      const [pieces, others] = [createChunks(), createChunks()];
      for (const some of chunks) pieces.add(some);
      others.add(whole);
      expect(lengthOf(pieces.all())).toBe(whole.length);
      expect(Buffer.concat(pieces.all()).equals(whole)).toBe(true);
      expect(await hashOf(pieces.all())).toBe(await hashOf(others.all()));
      const [from = 0, to = 0] = [one % (whole.length + 1), two % (whole.length + 200)].sort((a, b) => a - b);
      expect(Buffer.concat(cut(pieces.all(), from, to)).equals(whole.subarray(from, to))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('other bytes have another hash', async () => {
  const hash = (size: number, at: number) => {
    const bytes = new Uint8Array(size);
    bytes[at] = 1;
    const pieces = createChunks();
    pieces.add(bytes);
    return hashOf(pieces.all());
  };
  const hashes = await Promise.all([
    hash(600_000, 1),
    hash(600_000, 599_999),
    hash(600_000, 300_000),
    hash(600_001, 1),
  ]);
  expect(new Set(hashes).size).toBe(4);
});
