// A crowd of slow senders, and one customer beside them, by a clock of our own.

import { createMemoryBudget } from '../../src/server/uploads/memory-budget.js';
import type { MemoryBudget } from '../../src/server/uploads/memory-budget.js';

const chunk = 65_536;
const megabyte = 1_000_000;

interface Sending {
  readonly announced: number;
  /** A second. */
  readonly bytes: number;
  readonly address?: string;
}

function startCrowd() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const room = createMemoryBudget({
    bytes: 30_000_000,
    largest: 14_000_000,
    patienceMs: 60_000,
    pace: { wholeWithinMs: 30_000, everyMs: 5_000 },
  });
  return { room, wait: (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1_000) };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends a picture in pieces, and says what became of it and after how many seconds. */
async function send(
  room: MemoryBudget,
  { announced, bytes, address }: Sending,
): Promise<readonly [string, number]> {
  const begun = performance.now();
  const end = (word: string) => [word, Math.round((performance.now() - begun) / 1_000)] as const;
  try {
    await room({ announcedBytes: announced, address }, async (place) => {
      for (let sent = 0; sent < announced;) {
        const piece = Math.min(chunk, announced - sent);
        await pause((piece / bytes) * 1_000);
        place.signal.throwIfAborted();
        await place.take(piece);
        sent += piece;
      }
      place.arrived();
      await pause(1_000); // the provider's answer
    });
    return end('sent');
  } catch (error) {
    return end(error instanceof Error ? error.message : 'failed');
  }
}

const slow = { announced: 13 * megabyte, bytes: 24_000 };
const twenty = Array.from({ length: 20 }, (_, index) => index);

describe('a picture of a megabyte', () => {
  it('is sent within 20 s, though twenty accounts of as many addresses are slow', async () => {
    const { room, wait } = startCrowd();
    for (const index of twenty) void send(room, { ...slow, address: `203.0.113.${index}` });
    await wait(60); // they have all that may be shared
    const own = send(room, { announced: megabyte, bytes: 250_000, address: '198.51.100.1' });
    await wait(60);
    const [word, seconds] = await own;
    expect(word).toBe('sent');
    expect(seconds).toBeLessThanOrEqual(20);
  });

  it('is sent as if nobody were there, though twenty accounts of one address are slow', async () => {
    const { room, wait } = startCrowd();
    for (const _ of twenty) void send(room, { ...slow, address: '203.0.113.7' });
    await wait(55);
    const own = send(room, { announced: megabyte, bytes: 250_000, address: '198.51.100.1' });
    await wait(60);
    expect(await own).toEqual(['sent', 5]);
  });

  it('is sent within 20 s, though another customer of its address is slow', async () => {
    const { room, wait } = startCrowd();
    void send(room, { ...slow, address: '203.0.113.7' });
    await wait(10);
    const own = send(room, { announced: megabyte, bytes: 250_000, address: '203.0.113.7' });
    await wait(60);
    const [word, seconds] = await own;
    expect(word).toBe('sent');
    expect(seconds).toBeLessThanOrEqual(20);
  });

  it('of many customers of one address come one after the other, and all of them', async () => {
    const { room, wait } = startCrowd();
    const own = twenty.map(() => send(room, { announced: megabyte, bytes: 500_000, address: '203.0.113.7' }));
    await wait(60);
    const ends = await Promise.all(own);
    expect(ends.map(([word]) => word)).toEqual(twenty.map(() => 'sent'));
    expect(Math.max(...ends.map(([, seconds]) => seconds))).toBeLessThan(15);
  });

  it('is not sent away for being slow where nobody waits', async () => {
    const { room, wait } = startCrowd();
    const own = send(room, { announced: megabyte, bytes: 10_000 });
    await wait(120);
    expect(await own).toEqual(['sent', 101]);
  });

  it('and slow is not sent away for one who is slower and has more to send', async () => {
    const { room, wait } = startCrowd();
    for (const index of twenty) void send(room, { ...slow, address: `203.0.113.${index}` });
    await wait(30);
    const own = send(room, { announced: megabyte, bytes: 40_000, address: '198.51.100.1' });
    await wait(90);
    expect((await own)[0]).toBe('sent');
  });
});
