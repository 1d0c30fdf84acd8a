import { createSharedCounts } from '../../../src/server/store/sql/shared-counts.js';
import type { Counted, TellCounts } from '../../../src/server/store/sql/shared-counts.js';

/** What all machines share, as the table keeps it. */
function share() {
  const table = new Map<string, Counted>();
  const clock = { now: 1_000 };
  let told = 0;
  const tell: TellCounts = async (counts) => {
    told += 1;
    return counts.map((count) => {
      const before = table.get(count.key);
      const isOver = !before || before.until <= clock.now;
      const after = isOver ? count : { ...before, points: before.points + count.points };
      table.set(count.key, after);
      return after;
    });
  };
  return { clock, table, tell, told: () => told, machine: () => createSharedCounts(tell, () => clock.now) };
}
const minute = (requests: number) => ({ requests, windowMs: 60_000 });

describe('requests that several machines count together', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('cost no statement below half of a budget, and are told to the others soon', async () => {
    const { machine, told, table } = share();
    const one = machine();
    for (let index = 0; index < 50; index += 1) expect(await one.count('ada', minute(100))).toBe(0);
    await one.count('grace', minute(100));
    expect(told()).toBe(0);
    await vi.advanceTimersByTimeAsync(250);
    expect(told()).toBe(1);
    expect([...table.values()].map(({ key, points }) => [key, points])).toEqual([
      ['ada', 50],
      ['grace', 1],
    ]);
  });

  it('are never more than the budget on one machine, however many come at once', async () => {
    const { machine, clock } = share();
    const one = machine();
    const pauses = await Promise.all(Array.from({ length: 50 }, () => one.count('ada', minute(7))));
    expect(pauses.filter((pauseMs) => pauseMs === 0)).toHaveLength(7);
    expect(pauses.at(-1)).toBe(60_000);
    clock.now += 60_000;
    expect(await one.count('ada', minute(7))).toBe(0);
  });

  it('are one budget for machines by turns', async () => {
    const { machine } = share();
    const [one, other] = [machine(), machine()];
    const turns: boolean[] = [];
    for (let turn = 0; turn < 8; turn += 1)
      turns.push((await (turn % 2 === 0 ? one : other).count('ada', minute(5))) > 0);
    expect(turns).toEqual([false, false, false, false, false, true, true, true]);
  });

  it('are exceeded by half of it for each further machine at most, where all come at once', async () => {
    const { machine } = share();
    const machines = [machine(), machine()];
    const crowd = Array.from({ length: 60 }, (_, index) => machines[index % 2]!.count('ada', minute(20)));
    const pauses = await Promise.all(crowd);
    expect(pauses.filter((pauseMs) => pauseMs === 0).length).toBeLessThanOrEqual(30);
    for (const one of machines) expect(await one.count('ada', minute(20))).toBeGreaterThan(0);
  });

  it('that could not be told are known to fail, and told again', async () => {
    const { tell, table, clock } = share();
    let isDown = true;
    const one = createSharedCounts(
      async (counts) => (isDown ? Promise.reject(new Error('down')) : tell(counts)),
      () => clock.now,
    );
    expect(await one.count('ada', minute(100))).toBe(0);
    await vi.advanceTimersByTimeAsync(250);
    await expect(one.count('ada', minute(100))).rejects.toThrow('down');
    isDown = false;
    expect(await one.count('ada', minute(100))).toBe(0);
    await vi.advanceTimersByTimeAsync(250);
    expect(table.get('ada')?.points).toBe(3);
  });
});
