// The requests that are being answered. Closing the kit waits for them and takes no others, so that nobody's
// answer is cut short.

import { within } from './wait-at-most.js';

export interface InFlight {
  readonly isClosed: boolean;
  /** Answers a request; one that comes after `close` is answered too, but nobody waits for it. */
  run(answer: () => Promise<Response>): Promise<Response>;
  /** Closes, and resolves when every request is answered, or after `longestMs`; true if every one is. */
  close(longestMs: number): Promise<boolean>;
}

/** Keeps account of requests. */
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
