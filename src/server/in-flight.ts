// The requests that are being answered. Closing the kit waits for them, so that no answer is cut short, and
// takes no new ones.

import { within } from './wait-at-most.js';

export interface InFlight {
  readonly isClosed: boolean;
  /** Answers a request. After `close` it still answers, but nobody waits for it. */
  run(answer: () => Promise<Response>): Promise<Response>;
  /** Resolves when every running request is answered, or after `longestMs`. True if every one was. */
  close(longestMs: number): Promise<boolean>;
}

/** Keeps track of requests. */
export function createInFlight(): InFlight {
  const answering = new Set<Promise<unknown>>();
  let isClosed = false;

  return {
    get isClosed() {
      return isClosed;
    },
    run(answer) {
      const response = answer();
      if (isClosed) return response;
      const ended = response.then(
        () => void answering.delete(ended),
        () => void answering.delete(ended),
      );
      answering.add(ended);
      return response;
    },
    close(longestMs) {
      isClosed = true;
      return within(
        Promise.all(answering).then(() => true),
        { ms: longestMs, late: false },
      );
    },
  };
}
