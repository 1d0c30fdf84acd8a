// How many bytes of pictures are in memory at a time. What counts is what has arrived, never what was
// announced; whoever finds no room is not read further. No address fills more than a quarter of it, but for
// one picture that is larger. Who may go on is decided in admission.ts.

import { Problem } from '../problem.js';
import { grantsOf, hasRoomFor } from './admission.js';
import type { BudgetSize } from './admission.js';
import { createAddressShare } from './address-share.js';
import { isTooSlow } from './pace.js';
import type { Pace } from './pace.js';

export interface MemoryBudgetOptions extends BudgetSize {
  /** Milliseconds after which whoever waits for room is sent away. */
  readonly patienceMs: number;
  /** How fast a sender has to be while others wait for room. */
  readonly pace: Pace;
}

/** A picture's place in the budget. */
export interface Place {
  /** Aborts with a Problem `RATE_LIMITED` when the picture has to go. */
  readonly signal: AbortSignal;
  /** Resolves when there is room for more of the picture. @throws Problem `RATE_LIMITED` */
  take(bytes: number): Promise<void>;
  /** All of it is there: nobody waits for its sender any more. */
  arrived(): void;
}

/** A picture that is to come. */
export interface Announced {
  readonly announcedBytes: number;
  /** Client address, where it is known: addresses that are counted as one client are one. */
  readonly address?: string | undefined;
}

/** Gives a picture a place, until the work with it is done. */
export type MemoryBudget = <T>(announced: Announced, work: (place: Place) => Promise<T>) => Promise<T>;

interface Guest {
  readonly address: string | undefined;
  readonly leaving: AbortController;
  held: number;
  whole: number;
  isFavoured: boolean;
  isSending: boolean;
  /** Bytes that it waits for. */
  wanted?: number | undefined;
  answer?: { readonly grant: () => void; readonly refuse: (problem: Problem) => void } | undefined;
  /** How long we have waited for its sender, and since when we do. */
  sendingMs: number;
  sendingSince: number;
}

const retryAfterMs = 3_000;

function sendAway(guest: Guest): void {
  const problem = new Problem('RATE_LIMITED', { retryAfterMs });
  guest.leaving.abort(problem);
  guest.isSending = false;
  guest.wanted = undefined;
  guest.answer?.refuse(problem);
}

/** Those who do not keep the pace. Whoever has most left to send comes first. */
const slowestOf = (guests: Iterable<Guest>, pace: Pace): readonly Guest[] =>
  [...guests].filter((guest) => isSlow(guest, pace)).sort((one, other) => remainder(other) - remainder(one));

function isSlow({ isSending, whole, held, wanted, ...guest }: Guest, pace: Pace): boolean {
  const waitedMs = wanted === undefined ? performance.now() - guest.sendingSince : 0;
  const progress = { whole, received: held + (wanted ?? 0), sendingMs: guest.sendingMs + waitedMs };
  return isSending && isTooSlow(progress, pace);
}

/** One of each address: perhaps that is room enough for those who wait outside. */
function sendOneAway(slow: readonly Guest[]): void {
  for (const address of new Set(slow.map((guest) => guest.address))) {
    const guest = slow.find((one) => one.address === address);
    if (guest) sendAway(guest);
  }
}

/** Creates an empty budget. */
export function createMemoryBudget({ patienceMs, pace, ...size }: MemoryBudgetOptions): MemoryBudget {
  const guests = new Set<Guest>(); // the oldest first
  const share = createAddressShare({ bytes: size.bytes / 4, patienceMs, retryAfterMs, onWait });
  let watch: ReturnType<typeof setInterval> | undefined;

  function admit(): void {
    for (const { guest, isFavoured } of grantsOf(guests, size)) {
      guest.isFavoured = isFavoured;
      guest.held += guest.wanted ?? 0;
      guest.wanted = undefined;
      guest.sendingSince = performance.now();
      guest.answer?.grant();
    }
  }

  function onWait(): void {
    watch ??= setInterval(look, pace.everyMs);
  }

  /** While somebody waits for room, those who are too slow in it go: whoever has most left to send first. */
  function look(): void {
    sendOneAway(slowestOf(guests, pace).filter(share.isAwaited));
    const waiting = [...guests].filter(isWaiting);
    if (waiting.length === 0 && ![...guests].some(share.isAwaited)) {
      clearInterval(watch);
      watch = undefined;
      return;
    }
    const slow = slowestOf(guests, pace);
    const others = new Set(waiting.filter((guest) => !slow.includes(guest)));
    let staying = [...guests].filter(({ leaving }) => !leaving.signal.aborted);
    for (const guest of slow) {
      if (waiting.length === 0 || (others.size > 0 && hasRoomFor(others, staying, size))) return;
      sendAway(guest);
      staying = staying.filter((other) => other !== guest);
      if (others.size === 0) return; // only slow ones wait for each other: one of them goes
    }
  }

  function take(guest: Guest, bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => sendAway(guest), patienceMs);
      const settled =
        <A>(settle: (answer: A) => void) =>
        (answer: A) => {
          clearTimeout(timer);
          guest.answer = undefined;
          settle(answer);
        };
      guest.sendingMs += performance.now() - guest.sendingSince;
      guest.whole = Math.max(guest.whole, guest.held + bytes);
      guest.wanted = bytes;
      guest.answer = { grant: settled(resolve), refuse: settled(reject) };
      admit();
      if (isWaiting(guest)) onWait();
    });
  }

  return ({ announcedBytes, address }, work) =>
    share.pass({ bytes: announcedBytes, address }, async () => {
      const guest: Guest = {
        address,
        leaving: new AbortController(),
        held: 0,
        whole: announcedBytes,
        isFavoured: false,
        isSending: true,
        sendingMs: 0,
        sendingSince: performance.now(),
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
        admit();
      }
    });
}

const isWaiting = ({ wanted }: Guest): boolean => wanted !== undefined;

const remainder = ({ whole, held }: Guest): number => whole - held;
