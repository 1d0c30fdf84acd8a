// Idempotency-Keys and what they led to, in this process's memory.

import type { Remembered } from './store.js';
import { mostKeys } from './transitions.js';

interface Keys {
  /** The id of the session that a user's key led to. */
  find(userId: string, key: string): string | undefined;
  /** Remembers a key of a new session. */
  add(userId: string, key: string, answer: Remembered): void;
  /** Remembers a further key of a session, unless it is known, or the session has enough of them. */
  addAnother(userId: string, key: string, answer: Remembered): void;
  drop(isDropped: (answer: Remembered) => boolean): void;
}

export function keysInMemory(): Keys {
  const keys = new Map<string, Remembered>();
  const nameOf = (userId: string, key: string) => JSON.stringify([userId, key]);

  const countOf = (sessionId: string) => {
    let count = 0;
    for (const answer of keys.values()) if (answer.sessionId === sessionId) count += 1;
    return count;
  };

  const add: Keys['add'] = (userId, key, answer) => void keys.set(nameOf(userId, key), answer);

  return {
    find: (userId, key) => keys.get(nameOf(userId, key))?.sessionId,
    add,
    addAnother(userId, key, answer) {
      if (!keys.has(nameOf(userId, key)) && countOf(answer.sessionId) < mostKeys) add(userId, key, answer);
    },
    drop(isDropped) {
      for (const [name, answer] of keys) if (isDropped(answer)) keys.delete(name);
    },
  };
}
