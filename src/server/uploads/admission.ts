// Who of those in the room may go on with their picture. Pure. It must never come to a standstill: in the
// part that pictures share there is always room for the rest of the picture whose turn it is.

/** A picture's standing in the room. */
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

export interface RoomSize {
  /** Bytes at a time. */
  readonly bytes: number;
  /** Bytes of the largest picture; the room has at least so many. */
  readonly largest: number;
}

export interface Grant<G> {
  readonly guest: G;
  readonly isFavoured: boolean;
}

/** Who may go on, of guests in the order in which they came. */
export function grantsOf<G extends Standing>(
  guests: Iterable<G>,
  { bytes: room, largest }: RoomSize,
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
      const mayShare = shared + wanted <= Math.min(room - largest, room - promised);
      const mayBeFavoured = promised === 0 || promised + whole + shared - held <= room;
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
  size: RoomSize,
): boolean {
  const wholly = guests.map((guest) => ({
    ...guest,
    wanted: some.has(guest) ? guest.whole - guest.held : guest.wanted,
    isAwaited: some.has(guest),
  }));
  return grantsOf(wholly, size).filter(({ guest }) => guest.isAwaited).length === some.size;
}
