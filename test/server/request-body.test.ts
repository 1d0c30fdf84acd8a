import { Problem } from '../../src/server/problem.js';
import { readBody } from '../../src/server/request-body.js';

/** A request whose body has so many pieces of a thousand bytes, without an end unless it is told. */
function sendPieces(count: number, { ends = true } = {}) {
  let sent = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (sent < count) controller.enqueue(new Uint8Array(1_000).fill((sent += 1)));
        else if (ends) controller.close();
        else return new Promise(() => undefined);
        return undefined;
      },
    },
    { highWaterMark: 0 },
  );
  return {
    request: new Request('https://shop.example/', { method: 'POST', body, duplex: 'half' } as RequestInit),
    sent: () => sent,
  };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const limits = { maxBytes: 100_000, timeoutMs: 60_000 };

describe('a body with a place of its own', () => {
  it('is read piece by piece, as there is room, and whole in the end', async () => {
    const { request, sent } = sendPieces(30);
    const grants: (() => void)[] = [];
    const place = {
      signal: new AbortController().signal,
      take: () => new Promise<void>((resolve) => void grants.push(resolve)),
    };
    const reading = readBody(request, { ...limits, place });
    for (let piece = 1; piece <= 30; piece += 1) {
      await vi.waitFor(() => expect(grants).toHaveLength(piece));
      await settle();
      expect(sent()).toBe(piece); // and no further
      grants[piece - 1]?.();
    }
    const bytes = await reading;
    expect(bytes.length).toBe(30_000);
    expect(
      Array.from({ length: 30 }, (_, piece) => [bytes[piece * 1_000], bytes[piece * 1_000 + 999]]),
    ).toEqual(Array.from({ length: 30 }, (_, piece) => [piece + 1, piece + 1]));
  });

  it('is not waited for any more when the place is gone', async () => {
    const { request } = sendPieces(1, { ends: false });
    const leaving = new AbortController();
    const reading = readBody(request, {
      ...limits,
      place: { signal: leaving.signal, take: () => Promise.resolve() },
    });
    await settle();
    leaving.abort(new Problem('RATE_LIMITED', { retryAfterMs: 3_000 }));
    await expect(reading).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 3_000 });
  });

  it('has no longer than its time, also while it waits for room', async () => {
    const { request, sent } = sendPieces(2);
    const place = { signal: new AbortController().signal, take: () => new Promise<void>(() => undefined) };
    await expect(readBody(request, { ...limits, timeoutMs: 20, place })).rejects.toMatchObject({
      code: 'REQUEST_TIMEOUT',
    });
    expect(sent()).toBe(1);
  });
});
