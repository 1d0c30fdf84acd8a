// What must hold of every store's counts by the day.

import type { Store } from '../../../src/server/store/store.js';
import { nothing } from './records.js';

const hour = 3_600_000;

/** Describes them; `given` is an empty store for each test. */
export function describeCounts(given: () => Store): void {
  it('counts up to the most of a name in any day, and says when there is room again', async () => {
    const budgets = [{ name: 'ada', most: 2 }];
    expect(await given().countUp({ at: 0, budgets })).toBeUndefined();
    expect(await given().countUp({ at: 3.5 * hour, budgets })).toBeUndefined();
    expect(await given().countUp({ at: 4 * hour, budgets })).toEqual({
      name: 'ada',
      retryAfterMs: 20 * hour,
    });
    expect(await given().countUp({ at: 24 * hour - 1, budgets })).toMatchObject({ name: 'ada' });
    expect(await given().countUp({ at: 24 * hour, budgets })).toBeUndefined();
    expect(await given().countUp({ at: 24 * hour, budgets })).toEqual({
      name: 'ada',
      retryAfterMs: 3 * hour,
    });
  });

  it('counts under all names or under none', async () => {
    const full = { name: 'kit', most: 1 };
    const free = { name: 'ada', most: 1 };
    expect(await given().countUp({ at: 0, budgets: [full] })).toBeUndefined();
    expect(await given().countUp({ at: 0, budgets: [free, full] })).toMatchObject({ name: 'kit' });
    expect(await given().countUp({ at: 0, budgets: [free] })).toBeUndefined();
  });

  it('takes back what was counted, and never goes below nothing', async () => {
    const budgets = [{ name: 'ada', most: 1 }];
    await given().countUp({ at: 0, budgets });
    await given().countDown(['ada', 'grace'], 0);
    await given().countDown(['ada'], 0);
    expect(await given().countUp({ at: 0, budgets })).toBeUndefined();
    expect(await given().countUp({ at: 0, budgets })).toBeDefined();
    await given().forgetCounts(['ada']);
    expect(await given().countUp({ at: 0, budgets })).toBeUndefined();
  });

  it('lets one through by a pass, once, and never beyond a firm budget', async () => {
    const counting = { at: 0, budgets: [{ name: 'ada', most: 1 }], pass: 'pass' };
    await given().countUp(counting);
    expect(await given().countUp(counting)).toBeDefined();
    await given().countUp({ at: 0, budgets: [{ name: 'pass', most: 1 }] });
    expect(await given().countUp(counting)).toBeUndefined();
    expect(await given().countUp(counting)).toBeDefined();
    await given().countUp({ at: 0, budgets: [{ name: 'pass', most: 1 }] });
    const firm = { name: 'ada', most: 1, isFirm: true };
    expect(await given().countUp({ ...counting, budgets: [firm] })).toBeDefined();
  });

  it('counts a hundred at once one after the other', async () => {
    const budgets = [
      { name: 'kit', most: 7 },
      { name: 'ada', most: 50 },
    ];
    const counted = await Promise.all(
      Array.from({ length: 100 }, (_, index) =>
        given().countUp({ at: 0, budgets: index % 2 === 0 ? budgets : [...budgets].reverse() }),
      ),
    );
    expect(counted.filter((tooMany) => tooMany === undefined)).toHaveLength(7);
  });

  it('forgets counts of hours that are long over', async () => {
    const budgets = [{ name: 'ada', most: 1 }];
    await given().countUp({ at: 0, budgets });
    await given().purge({ ...nothing, countsBeforeHour: 0 });
    expect(await given().countUp({ at: 0, budgets })).toBeDefined();
    await given().purge({ ...nothing, countsBeforeHour: 1 });
    expect(await given().countUp({ at: 0, budgets })).toBeUndefined();
  });
}
