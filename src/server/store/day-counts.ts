// Daily counts of what costs money, over all machines and restarts. Pure: stores keep the rows.

/** How many are allowed under one name in a day. */
export interface Budget {
  /** A keyed hash, so that the name does not reveal who is counted. */
  readonly name: string;
  readonly most: number;
  /** A firm budget cannot be exceeded with a pass. */
  readonly isFirm?: boolean | undefined;
}

/** One more to count, under several names at once. */
export interface Counting {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly budgets: readonly Budget[];
  /** Name of the pass. It allows one more than a budget that is not firm. */
  readonly pass?: string | undefined;
}

/** The name whose budget is used up, and for how long. */
export interface TooMany {
  readonly name: string;
  readonly retryAfterMs: number;
}

/** The count of one name in one hour. */
export interface CountRow {
  readonly name: string;
  /** Hours since 1970. */
  readonly hour: number;
  readonly amount: number;
}

export type Judgement =
  | { readonly tooMany?: undefined; /** Whether counting uses up the pass. */ readonly usesPass: boolean }
  | { readonly tooMany: TooMany };

const hourMs = 60 * 60_000;
const hoursOfDay = 24;

/** The hour that a time falls in. */
export const hourOf = (at: number): number => Math.floor(at / hourMs);

/** The earliest hour that still counts. */
export const firstHour = (at: number): number => hourOf(at) - hoursOfDay + 1;

/** Decides by the rows of the last day whether one more may be counted. */
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
