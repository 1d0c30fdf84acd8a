// How much of the memory budget one client address may take: its pictures come in while together they fit
// into its part, and a single picture always does. The body of a picture that waits outside is not read.

import { Problem } from '../problem.js';

export interface AddressShareOptions {
  /** Bytes that an address may have inside, as they were announced. */
  readonly bytes: number;
  /** Milliseconds after which whoever waits is sent away. */
  readonly patienceMs: number;
  readonly retryAfterMs: number;
  /** Called when somebody begins to wait. */
  readonly onWait: () => void;
}

/** A picture that wants to come in. */
export interface Arriving {
  readonly bytes: number;
  /** None is not counted. */
  readonly address: string | undefined;
}

export interface AddressShare {
  /** Lets work pass when its address has room. @throws Problem `RATE_LIMITED` after too long a wait */
  pass<T>(arriving: Arriving, work: () => Promise<T>): Promise<T>;
  /** Whether somebody of the same address waits outside. */
  readonly isAwaited: (arriving: Pick<Arriving, 'address'>) => boolean;
}

interface Waiting extends Arriving {
  readonly enter: () => void;
}

/** Creates an undivided budget: every address has its share. */
export function createAddressShare({
  bytes: most,
  patienceMs,
  retryAfterMs,
  onWait,
}: AddressShareOptions): AddressShare {
  const inside = new Map<string, number>();
  let waiting: readonly Waiting[] = [];

  const leaveLine = (place: Waiting) => {
    waiting = waiting.filter((other) => other !== place);
  };

  const isAwaited: AddressShare['isAwaited'] = ({ address }) =>
    waiting.some((place) => place.address === address);

  function fits({ bytes, address }: Arriving): boolean {
    const held = address === undefined ? undefined : inside.get(address);
    return held === undefined || held + bytes <= most;
  }

  function add({ bytes, address }: Arriving): void {
    if (address === undefined) return;
    inside.set(address, (inside.get(address) ?? 0) + bytes);
  }

  function enter(arriving: Arriving): Promise<void> {
    if (!isAwaited(arriving) && fits(arriving)) {
      add(arriving);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        leaveLine(place);
        reject(new Problem('RATE_LIMITED', { retryAfterMs }));
      }, patienceMs);
      const place = {
        ...arriving,
        enter() {
          clearTimeout(timer);
          resolve();
        },
      };
      waiting = [...waiting, place];
      onWait();
    });
  }

  function leave({ bytes, address }: Arriving): void {
    if (address === undefined) return;
    const left = (inside.get(address) ?? 0) - bytes;
    if (left > 0) inside.set(address, left);
    else inside.delete(address);
    for (;;) {
      const next = waiting.find((place) => place.address === address);
      if (!next || !fits(next)) return;
      leaveLine(next);
      add(next);
      next.enter();
    }
  }

  return {
    isAwaited,

    async pass(arriving, work) {
      await enter(arriving);
      try {
        return await work();
      } finally {
        leave(arriving);
      }
    },
  };
}
