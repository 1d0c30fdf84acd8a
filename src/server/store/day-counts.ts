// Counts of what costs money, over all machines and restarts: how many there were under a name in a day.
// Pure; stores keep the rows.

/** How many there may be under one name in a day. */
export interface Budget {
  /** A keyed hash: it tells nobody who is counted. */
  readonly name: string;
  readonly most: number;
  /** No pass lets anything through beyond this one. */
  readonly isFirm?: boolean | undefined;
}

/** One more, to be counted under several names. */
export interface Counting {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly budgets: readonly Budget[];
  /** Name of the pass that lets one through beyond a budget that is not firm. */
  readonly pass?: string | undefined;
}

/** Under which name there were too many, and for how long. */
export interface TooMany {
  readonly name: string;
  readonly retryAfterMs: number;
}

/** What was counted under a name in one hour. */
export interface CountRow {
  readonly name: string;
  /** Hours since 1970. */
  readonly hour: number;
  readonly amount: number;
}

export type Judgement =
  | { readonly tooMany?: undefined; /** The pass is used up by it. */ readonly usesPass: boolean }
  | { readonly tooMany: TooMany };

const hourMs = 60 * 60_000;
const hoursOfDay = 24;

/** The hour of a time. */
export const hourOf = (at: number): number => Math.floor(at / hourMs);

/** The first hour that counts still. */
export const firstHour = (at: number): number => hourOf(at) - hoursOfDay + 1;

/** Whether one more may be counted, by what was counted in the last day. */
export function judge({ at, budgets, pass }: Counting, rows: readonly CountRow[]): Judgement {
  const [firm, soft] = [
    firstTooMany(
      budgets.filter(({ isFirm }) => isFirm),
      rows,
      at,
    ),
    firstTooMany(
      budgets.filter(({ isFirm }) => !isFirm),
      rows,
      at,
    ),
  ];
  if (firm) return { tooMany: firm };
  if (!soft) return { usesPass: false };
  const hasPass = rows.some(({ name, amount }) => name === pass && amount > 0);
  return hasPass ? { usesPass: true } : { tooMany: soft };
}

function firstTooMany(
  budgets: readonly Budget[],
  rows: readonly CountRow[],
  at: number,
): TooMany | undefined {
  for (const { name, most } of budgets) {
    const own = rows.filter((row) => row.name === name).sort((one, other) => one.hour - other.hour);
    let counted = own.reduce((sum, { amount }) => sum + amount, 0);
    if (counted < most) continue;
    const leaving = own.find(({ amount }) => (counted -= amount) < most);
    const freeAt = ((leaving?.hour ?? hourOf(at)) + hoursOfDay) * hourMs;
    return { name, retryAfterMs: Math.max(1_000, freeAt - at) };
  }
  return undefined;
}
