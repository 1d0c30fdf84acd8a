// A store whose verbs end: after a while, or with a failure, the request is answered that the server is not
// available for a moment. What was begun goes on, and may be done all the same.

import { describeError } from '../logger.js';
import type { SafeLogger } from '../logger.js';
import { Problem } from '../problem.js';
import { within } from '../wait-at-most.js';
import type { Store } from './store.js';

/** A store could not be used; `cause` is its own word. A request that needed it is answered 503. */
export class StoreFailure extends Problem {
  /** Of a verb that took too long: it goes on, and this settles when it ends. */
  readonly ended: Promise<unknown> | undefined;

  constructor(cause: unknown, ended?: Promise<unknown>) {
    super('SERVER_UNAVAILABLE');
    this.cause = cause;
    this.ended = ended;
  }
}

/**
 * Takes back what a verb does after all, although its caller was told that it failed. Other failures are left
 * alone.
 */
export function undoLater(
  error: unknown,
  undo: (done: unknown) => Promise<unknown>,
  background: (work: () => Promise<unknown>) => void,
): void {
  const ended = error instanceof StoreFailure ? error.ended : undefined;
  if (ended) background(() => ended.then(undo, () => undefined));
}

export interface BoundedStoreOptions {
  readonly logger: SafeLogger;
  /** Milliseconds that a verb may take, 3 000 by default. */
  readonly timeoutMs?: number | undefined;
}

/** A verb of somebody's own store may throw at once. */
const begin = async (work: () => unknown): Promise<unknown> => work();

/** What may take longer, because nobody waits for it, or is none of the verbs. */
const unbounded: ReadonlySet<PropertyKey> = new Set(['purge', 'close', 'createLimiter']);
const quietMs = 10_000;
/** An error made for each verb would cost more than most of them: it notes where it was made. */
const tooLate = Symbol('too late');

/** Bounds every verb but the sweeper's purge. They reject with StoreFailure, and nothing else. */
export function boundedStore(store: Store, { logger, timeoutMs = 3_000 }: BoundedStoreOptions): Store {
  const verbs = new Map<PropertyKey, unknown>();
  let quietUntil = -Infinity;

  function fail(cause: unknown, verb: string, ended?: Promise<unknown>): never {
    if (performance.now() >= quietUntil) {
      quietUntil = performance.now() + quietMs;
      logger.error(
        { ...describeError(cause), reason: verb },
        'The store failed; requests that need it are answered 503. Not told again for ten seconds.',
      );
    }
    throw new StoreFailure(cause, ended);
  }

  async function run(verb: string, work: () => unknown): Promise<unknown> {
    const ended = begin(work);
    let done: unknown;
    try {
      done = await within(ended, { ms: timeoutMs, late: tooLate });
    } catch (error) {
      fail(error, verb);
    }
    if (done !== tooLate) return done;
    ended.catch(() => undefined); // told already
    return fail(new DOMException('The store did not answer in time.', 'TimeoutError'), verb, ended);
  }

  return new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function' || typeof name === 'symbol') return value;
      const known = verbs.get(name);
      if (known) return known;
      const verb = unbounded.has(name)
        ? (...given: unknown[]): unknown => Reflect.apply(value, target, given)
        : (...given: unknown[]) => run(name, () => Reflect.apply(value, target, given));
      verbs.set(name, verb);
      return verb;
    },
  });
}
