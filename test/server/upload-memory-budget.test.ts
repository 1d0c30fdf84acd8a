import fc from 'fast-check';
import { createMemoryBudget } from '../../src/server/uploads/memory-budget.js';
import type { Place } from '../../src/server/uploads/memory-budget.js';

const settle = () => new Promise((resolve) => setImmediate(resolve));
const hour = 3_600_000;

/** A room of thirty with pictures of fourteen at most; whoever enters stays until they leave. */
function startRoom({ patienceMs = hour, pace = { wholeWithinMs: hour, everyMs: hour } } = {}) {
  const room = createMemoryBudget({ bytes: 30, largest: 14, patienceMs, pace });

  async function enter(announced: number) {
    let leave: () => void = () => undefined;
    const stay = new Promise<void>((resolve) => (leave = resolve));
    const place = await new Promise<Place>(
      (resolve) =>
        void room({ announcedBytes: announced }, (given) => {
          resolve(given);
          return stay;
        }),
    );
    let held = 0;
    let failure: unknown;
    return {
      place,
      async leave() {
        leave();
        await settle();
      },
      held: () => held,
      failure: () => failure,
      async send(bytes: number) {
        void place.take(bytes).then(
          () => (held += bytes),
          (error: unknown) => (failure = error),
        );
        await settle();
      },
    };
  }
  return { enter };
}

describe('the room for pictures', () => {
  it('is taken by what has arrived, not by what was announced', async () => {
    const { enter } = startRoom();
    for (let slow = 0; slow < 16; slow += 1) await (await enter(14)).send(1);
    const other = await enter(14);
    for (const bytes of [1, 12, 1]) await other.send(bytes);
    expect(other.held()).toBe(14);
  });

  it('goes whole to the oldest that waits, and then to the next', async () => {
    const { enter } = startRoom();
    const guests = [await enter(14), await enter(14), await enter(14)] as const;
    for (const guest of guests) await guest.send(5);
    for (const guest of guests) await guest.send(9);
    expect(guests.map(({ held }) => held())).toEqual([14, 5, 5]);
    await guests[0].leave();
    expect(guests.map(({ held }) => held())).toEqual([14, 14, 14]);
  });

  it('lets nobody small go first where a large one waits', async () => {
    const { enter } = startRoom();
    const [first, second] = [await enter(14), await enter(14)];
    await first.send(14);
    await second.send(14);
    const [large, small] = [await enter(14), await enter(1)];
    await large.send(14);
    await small.send(1);
    expect([large.held(), small.held()]).toEqual([0, 0]);
    await first.leave();
    expect([large.held(), small.held()]).toEqual([14, 1]);
  });

  it('sends away who has waited too long, and says when to come again', async () => {
    const { enter } = startRoom({ patienceMs: 5 });
    for (let index = 0; index < 2; index += 1) await (await enter(14)).send(14);
    const late = await enter(14);
    await late.send(14);
    await vi.waitFor(() =>
      expect(late.failure()).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 3_000 }),
    );
  });

  it('keeps nothing for who has gone while they waited', async () => {
    const { enter } = startRoom();
    for (let index = 0; index < 2; index += 1) await (await enter(14)).send(14);
    const gone = await enter(14);
    await gone.send(14);
    await gone.leave();
    expect(gone.failure()).toMatchObject({ code: 'RATE_LIMITED' });
    expect(gone.held()).toBe(0);
  });

  it('sends away who dawdles while others wait, and nobody else', async () => {
    const { enter } = startRoom({ pace: { wholeWithinMs: 60, everyMs: 20 } });
    const [slow, whole] = [await enter(14), await enter(14)];
    await slow.send(13);
    await whole.send(14);
    whole.place.arrived();
    await new Promise((resolve) => setTimeout(resolve, 60)); // three looks, had anybody been waited for
    expect(slow.place.signal.aborted).toBe(false);
    const waiting = await enter(14);
    await waiting.send(10);
    expect(waiting.held()).toBe(0);
    await new Promise((resolve) => slow.place.signal.addEventListener('abort', resolve));
    expect(slow.place.signal.reason).toMatchObject({ code: 'RATE_LIMITED' });
    expect([whole.place.signal.aborted, waiting.place.signal.aborted]).toEqual([false, false]);
    await slow.leave();
    expect(waiting.held()).toBe(10);
  });

  it('is never overfull, and never comes to a standstill', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 14 }), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sizes, fc.infiniteStream(fc.nat(1_000)), async (wholes, random) => {
        const pick = (most: number) => (random.next().value ?? 0) % most;
        const { enter } = startRoom();
        const inside = await Promise.all(
          wholes.map(async (whole) => ({ whole, asked: 0, ...(await enter(whole)) })),
        );
        while (inside.length > 0) {
          const sending = inside.filter(({ asked, held, whole }) => asked === held() && asked < whole);
          const guest = sending[pick(Math.max(1, sending.length))];
          if (guest) {
            const bytes = 1 + pick(guest.whole - guest.asked);
            guest.asked += bytes;
            await guest.send(bytes);
          } else {
            const at = inside.findIndex(({ held, whole }) => held() === whole);
            expect(at).toBeGreaterThanOrEqual(0); // all wait for each other
            await inside.splice(at, 1)[0]?.leave();
          }
          expect(inside.reduce((sum, { held }) => sum + held(), 0)).toBeLessThanOrEqual(30);
        }
      }),
      { numRuns: 300 },
    );
  });
});
