// One picture of a customer at a time. The provider's answer to a picture decides which side the next one is,
// and no customer may hold more than one place.

import { Problem } from '../problem.js';

export interface OneAtATimeOptions {
  /** Milliseconds after which whoever waits is sent away. */
  readonly patienceMs: number;
}

/**
 * Lets work of one customer pass, when it is its turn. @throws Problem `RATE_LIMITED` after too long a wait
 */
export type OneAtATime = <T>(customer: string, work: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly customer: string;
  readonly enter: () => void;
}

const retryAfterMs = 3_000;

/** Creates it with nobody at work. */
export function createOneAtATime({ patienceMs }: OneAtATimeOptions): OneAtATime {
  const inside = new Set<string>();
  let waiting: readonly Waiting[] = [];

  const leaveLine = (place: Waiting) => {
    waiting = waiting.filter((other) => other !== place);
  };

  function enter(customer: string): Promise<void> {
    if (!inside.has(customer)) {
      inside.add(customer);
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        leaveLine(place);
        reject(new Problem('RATE_LIMITED', { retryAfterMs }));
      }, patienceMs);
      const place = {
        customer,
        enter() {
          clearTimeout(timer);
          resolve();
        },
      };
      waiting = [...waiting, place];
    });
  }

  function leave(customer: string): void {
    const next = waiting.find((place) => place.customer === customer);
    if (!next) {
      inside.delete(customer);
      return;
    }
    leaveLine(next);
    next.enter();
  }

  return async (customer, work) => {
    await enter(customer);
    try {
      return await work();
    } finally {
      leave(customer);
    }
  };
}
