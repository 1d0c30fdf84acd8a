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
  const counts = new Map<string, number>();
  const nameOf = (userId: string, key: string) => JSON.stringify([userId, key]);
  const countOf = (sessionId: string) => counts.get(sessionId) ?? 0;

  function add(userId: string, key: string, answer: Remembered): void {
    keys.set(nameOf(userId, key), answer);
    counts.set(answer.sessionId, countOf(answer.sessionId) + 1);
  }

  function remove(name: string, { sessionId }: Remembered): void {
    keys.delete(name);
    const left = countOf(sessionId) - 1;
    if (left > 0) counts.set(sessionId, left);
    else counts.delete(sessionId);
  }

  return {
    find: (userId, key) => keys.get(nameOf(userId, key))?.sessionId,
    add,
    addAnother(userId, key, answer) {
      if (!keys.has(nameOf(userId, key)) && countOf(answer.sessionId) < mostKeys) add(userId, key, answer);
    },
    drop(isDropped) {
      for (const [name, answer] of keys) if (isDropped(answer)) remove(name, answer);
    },
  };
}
