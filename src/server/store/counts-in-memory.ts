// Daily counts, in this process's memory.

import type { Store } from './store.js';
import { firstHour, hourOf, judge } from './day-counts.js';
import type { CountRow } from './day-counts.js';

type CountVerbs = Pick<Store, 'countUp' | 'countDown' | 'forgetCounts'> & {
  readonly dropBefore: (hour: number) => void;
};

export function countsInMemory(): CountVerbs {
  let rows: readonly CountRow[] = [];

  function add(names: readonly string[], at: number, by: number): void {
    const hour = hourOf(at);
    for (const name of names) {
      const isThis = (row: CountRow) => row.name === name && row.hour === hour;
      const amount = Math.max(0, (rows.find(isThis)?.amount ?? 0) + by);
      rows = [...rows.filter((row) => !isThis(row)), { name, hour, amount }];
    }
  }

  const forget = (names: readonly string[]) => {
    rows = rows.filter(({ name }) => !names.includes(name));
  };

  return {
    async countUp(counting) {
      const { at, budgets, pass } = counting;
      const judgement = judge(
        counting,
        rows.filter(({ hour }) => hour >= firstHour(at)),
      );
      if (judgement.tooMany) return judgement.tooMany;
      add(
        budgets.map(({ name }) => name),
        at,
        1,
      );
      if (judgement.usesPass && pass !== undefined) forget([pass]);
      return undefined;
    },
    countDown: async (names, at) => add(names, at, -1),
    forgetCounts: async (names) => forget(names),
    dropBefore: (first) => {
      rows = rows.filter(({ hour }) => hour >= first);
    },
  };
}
