// Daily counts, in this process's memory.

import type { Store } from './store.js';
import { firstHour, hourOf, judge } from './day-counts.js';
import type { CountRow } from './day-counts.js';

type CountVerbs = Pick<Store, 'countUp' | 'countDown' | 'forgetCounts'> & {
  readonly dropBefore: (hour: number) => void;
};

export function countsInMemory(): CountVerbs {
  /** By name: a new session looks at its own rows only, however many there are of others. */
  const rows = new Map<string, readonly CountRow[]>();

  function add(names: readonly string[], at: number, by: number): void {
    const hour = hourOf(at);
    for (const name of names) {
      const own = rows.get(name) ?? [];
      const amount = Math.max(0, (own.find((row) => row.hour === hour)?.amount ?? 0) + by);
      rows.set(name, [...own.filter((row) => row.hour !== hour), { name, hour, amount }]);
    }
  }

  const forget = (names: readonly string[]) => {
    for (const name of names) rows.delete(name);
  };

  return {
    async countUp(counting) {
      const { at, budgets, pass } = counting;
      const names = budgets.map(({ name }) => name);
      const asked = pass === undefined ? names : [...names, pass];
      const ofDay = asked.flatMap((name) => rows.get(name) ?? []).filter(({ hour }) => hour >= firstHour(at));
      const judgement = judge(counting, ofDay);
      if (judgement.tooMany) return judgement.tooMany;
      add(names, at, 1);
      if (judgement.usesPass && pass !== undefined) forget([pass]);
      return undefined;
    },
    countDown: async (names, at) => add(names, at, -1),
    forgetCounts: async (names) => forget(names),
    dropBefore: (first) => {
      for (const [name, own] of rows) {
        const kept = own.filter(({ hour }) => hour >= first);
        if (kept.length === 0) rows.delete(name);
        else rows.set(name, kept);
      }
    },
  };
}
