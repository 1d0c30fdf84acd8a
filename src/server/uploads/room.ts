// How many bytes of pictures are in memory at a time. What counts is what has arrived, never what was
// announced; whoever finds no room is not read further. It must never come to a standstill: the part that
// pictures share is never so full that the one whose turn it is could not arrive whole.

import { Problem } from '../problem.js';

export interface RoomOptions {
  /** Bytes at a time. */
  readonly bytes: number;
  /** Bytes of the largest picture; the room has at least so many. */
  readonly largest: number;
  /** Milliseconds after which whoever waits for room is sent away. */
  readonly patienceMs: number;
  /** How fast a sender has to be while others wait for room; whoever is slower is sent away. */
  readonly pace: { readonly bytes: number; readonly everyMs: number };
}

/** A picture's place in the room. */
export interface Place {
  /** Aborts with a Problem `RATE_LIMITED` when the picture has to go. */
  readonly signal: AbortSignal;
  /** Resolves when there is room for more of the picture. @throws Problem `RATE_LIMITED` */
  take(bytes: number): Promise<void>;
  /** All of it is there: nobody waits for its sender any more. */
  arrived(): void;
}

/** Gives a picture of so many bytes a place, until the work with it is done. */
export type Room = <T>(announcedBytes: number, work: (place: Place) => Promise<T>) => Promise<T>;

interface Claim {
  readonly bytes: number;
  readonly grant: () => void;
  readonly refuse: (problem: Problem) => void;
}

interface Guest {
  readonly leaving: AbortController;
  held: number;
  /** What it will hold when it is whole. */
  whole: number;
  /** All that it needs is kept for it. */
  isFavoured: boolean;
  isSending: boolean;
  claim?: Claim | undefined;
  /** What it held when its pace was looked at. */
  seen?: number | undefined;
}

type Limits = Pick<RoomOptions, 'bytes' | 'largest'>;

const retryAfterMs = 3_000;

const isWaiting = ({ claim }: Guest): boolean => claim !== undefined;

/** Grants what may be granted, to the oldest first. */
function admit(guests: ReadonlySet<Guest>, { bytes: room, largest }: Limits): void {
  let promised = 0;
  let shared = 0;
  for (const { isFavoured, whole, held } of guests) {
    if (isFavoured) promised += whole;
    else shared += held;
  }
  let isFull = false; // nobody smaller goes first then, or a large one would wait for ever
  for (const guest of guests) {
    const { claim, isFavoured, held, whole } = guest;
    if (!claim || (isFull && !isFavoured)) continue;
    if (!isFavoured) {
      const mayShare = shared + claim.bytes <= Math.min(room - largest, room - promised);
      const mayBeFavoured = promised === 0 || promised + whole + shared - held <= room;
      isFull = !mayShare && !mayBeFavoured;
      if (isFull) continue;
      guest.isFavoured = !mayShare;
      shared += mayShare ? claim.bytes : -held;
      promised += mayShare ? 0 : whole;
    }
    guest.held += claim.bytes;
    guest.claim = undefined;
    claim.grant();
  }
}

function sendAway(guest: Guest): void {
  const problem = new Problem('RATE_LIMITED', { retryAfterMs });
  guest.leaving.abort(problem);
  guest.isSending = false;
  guest.claim?.refuse(problem);
  guest.claim = undefined;
}

/** Creates an empty room. */
export function createRoom({ patienceMs, pace, ...limits }: RoomOptions): Room {
  const guests = new Set<Guest>(); // the oldest first
  let watch: ReturnType<typeof setInterval> | undefined;

  /** While somebody waits for room, looks for those who are too slow in it. */
  function watchPace(): void {
    watch ??= setInterval(() => {
      const isFull = [...guests].some(isWaiting);
      if (!isFull) {
        clearInterval(watch);
        watch = undefined;
      }
      for (const guest of guests) {
        const { isSending, seen, held } = guest;
        const isAwaited = isFull && isSending && !isWaiting(guest);
        if (isAwaited && seen !== undefined && held - seen < pace.bytes) sendAway(guest);
        guest.seen = isAwaited ? held : undefined;
      }
    }, pace.everyMs);
  }

  function take(guest: Guest, bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => sendAway(guest), patienceMs);
      guest.whole = Math.max(guest.whole, guest.held + bytes);
      guest.claim = {
        bytes,
        grant() {
          clearTimeout(timer);
          resolve();
        },
        refuse(problem) {
          clearTimeout(timer);
          reject(problem);
        },
      };
      admit(guests, limits);
      if (!isWaiting(guest)) return;
      guest.seen = undefined; // a sender is not to blame for what it waits for
      watchPace();
    });
  }

  return async (announcedBytes, work) => {
    const guest: Guest = {
      leaving: new AbortController(),
      held: 0,
      whole: announcedBytes,
      isFavoured: false,
      isSending: true,
    };
    guests.add(guest);
    try {
      return await work({
        signal: guest.leaving.signal,
        take: (bytes) => take(guest, bytes),
        arrived() {
          guest.isSending = false;
        },
      });
    } finally {
      // Its time was over, and nobody hears of the room that it would get.
      if (isWaiting(guest)) sendAway(guest);
      guests.delete(guest);
      admit(guests, limits);
    }
  };
}
