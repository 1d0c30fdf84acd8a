// Who of those in the memory budget may go on with their picture. Pure. It must never come to a standstill:
// in the part that pictures share there is always room for the rest of the picture whose turn it is.

/** A picture's standing in the budget. */
export interface Standing {
  /** Bytes that it holds. */
  readonly held: number;
  /** What it will hold when it is whole. */
  readonly whole: number;
  /** All that it needs is kept for it. */
  readonly isFavoured: boolean;
  /** Bytes that it waits for. */
  readonly wanted?: number | undefined;
}

export interface BudgetSize {
  /** Bytes at a time. */
  readonly bytes: number;
  /** Bytes of the largest picture; the budget has at least so many. */
  readonly largest: number;
}

export interface Grant<G> {
  readonly guest: G;
  readonly isFavoured: boolean;
}

/** Who may go on, of guests in the order in which they came. */
export function grantsOf<G extends Standing>(
  guests: Iterable<G>,
  { bytes: budget, largest }: BudgetSize,
): readonly Grant<G>[] {
  const all = [...guests];
  let promised = 0;
  let shared = 0;
  for (const { isFavoured, whole, held } of all) {
    if (isFavoured) promised += whole;
    else shared += held;
  }
  let isFull = false; // nobody smaller goes first then, or a large one would wait for ever
  const grants: Grant<G>[] = [];
  for (const guest of all) {
    const { wanted, held, whole } = guest;
    let { isFavoured } = guest;
    if (wanted === undefined || (isFull && !isFavoured)) continue;
    if (!isFavoured) {
      const mayShare = shared + wanted <= Math.min(budget - largest, budget - promised);
      const mayBeFavoured = promised === 0 || promised + whole + shared - held <= budget;
      isFull = !mayShare && !mayBeFavoured;
      if (isFull) continue;
      isFavoured = !mayShare;
      shared += mayShare ? wanted : -held;
      promised += mayShare ? 0 : whole;
    }
    grants.push({ guest, isFavoured });
  }
  return grants;
}

/** Whether there is room for all that these guests still have to send, behind those before them in line. */
export function hasRoomFor<G extends Standing>(
  some: ReadonlySet<G>,
  guests: readonly G[],
  size: BudgetSize,
): boolean {
  const wholly = guests.map((guest) => ({
    ...guest,
    wanted: some.has(guest) ? guest.whole - guest.held : guest.wanted,
    isAwaited: some.has(guest),
  }));
  return grantsOf(wholly, size).filter(({ guest }) => guest.isAwaited).length === some.size;
}
