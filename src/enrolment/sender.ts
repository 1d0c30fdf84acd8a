// The browser's requests to the merchant's endpoints, and with pictures. They have a time limit, are repeated
// if that may help, and wait for a device that is offline. A body may contain a token, so it must never be
// shown or logged.

import { childOf, untilAborted } from './abort.js';
import type { Environment } from './environment.js';
import { isKycError, serverFailure as failure, type KycError } from './errors.js';

/**
 * What `fetch` is given. A redirect to a login page is reported as an error, and not followed to its HTML.
 * What the page has added to Object.prototype is no part of it.
 */
export const initOf = (request: object, credentials: RequestCredentials, signal: AbortSignal) => ({
  __proto__: null,
  hasOwnProperty: {}.hasOwnProperty, // a client of the page's own may ask for it
  redirect: 'manual' as const,
  cache: 'no-store' as const,
  ...request,
  credentials,
  signal,
});

const TIMEOUT_MS = 15_000;
const RETRIES = 2;

export interface SenderOptions {
  readonly credentials: RequestCredentials;
  readonly environment: Environment;
  /** Called when a request begins to wait for the network, and when it stops waiting. */
  readonly onOffline: (isOffline: boolean) => void;
  readonly signal: AbortSignal;
}

/** A request, and how to read its answer. */
export interface Sending<T> extends Omit<RequestInit, 'signal' | 'credentials'> {
  /** A text: what wraps the fetch of a page often reads no other. */
  readonly url: string;
  /**
   * Turns a response into an answer. `isRepeated` means that the request was sent before, without an answer,
   * and may have arrived.
   */
  readonly read: (response: Response, isRepeated: boolean) => Promise<Answer<T>>;
  /** 15 000 by default. A request with less time does not wait for the network. */
  readonly timeoutMs?: number | undefined;
  /** The same request, if it has left already; for the first try. */
  readonly early?: { take(signal: AbortSignal): Promise<Response | undefined> | undefined } | undefined;
}

export interface Failure {
  readonly error: KycError;
  /** Whether the same request may succeed later. */
  readonly transient?: boolean;
  readonly retryAfterMs?: number | undefined;
  /** Whether the server asks to wait and has certainly done nothing. */
  readonly isWait?: boolean;
}

export type Answer<T> = { readonly value: T; readonly error?: undefined } | Failure;

/** By its own property: a page may have added an `error` to Object.prototype. */
const isValue = <T>(answer: Answer<T>): answer is Exclude<Answer<T>, Failure> =>
  Object.hasOwn(answer, 'value');

/**
 * Gets each failure of a request in turn. Returns the milliseconds until the next try, or undefined to give
 * up.
 */
export type RetryPolicy = (failure: Failure) => number | undefined;

export interface Sender {
  /** Sends one request. An error is returned as an answer; it rejects only with the signal's reason. */
  send<T>(sending: Sending<T>): Promise<Answer<T>>;
  /**
   * Repeats a request as the policy says, by default up to three times in all. @throws KycError of the last
   * try
   */
  insist<T>(sending: Sending<T>, policy?: RetryPolicy): Promise<T>;
  /** @throws KycError `TOKEN_REQUEST_TIMEOUT` */
  inTime<T>(run: (signal: AbortSignal) => Promise<T>, timeoutMs?: number): Promise<T>;
}

export function createSender({ credentials, environment, onOffline, signal }: SenderOptions): Sender {
  return { send, insist, inTime };

  async function insist<T>(sending: Sending<T>, policy?: RetryPolicy): Promise<T> {
    policy ??= twiceMore();
    for (;;) {
      const answer = await send(sending);
      if (isValue(answer)) return answer.value;
      const pauseMs = policy(answer);
      if (pauseMs === undefined) throw answer.error;
      await environment.pause(pauseMs, signal);
    }
  }

  function twiceMore(): RetryPolicy {
    let retries = 0;
    return ({ transient, retryAfterMs = 0 }) =>
      transient && retries < RETRIES
        ? Math.max(retryAfterMs, environment.random() * 500 * 2 ** retries++)
        : undefined;
  }

  async function send<T>(sending: Sending<T>): Promise<Answer<T>> {
    let answer = await sendOnce(sending, false);
    if (answer) return answer;
    onOffline(true);
    while (!answer) {
      await environment.pause(30_000, signal);
      answer = await sendOnce(sending, true);
    }
    onOffline(false);
    return answer;
  }

  /** Returns undefined if the device is offline. That is no failure: the request waits for the network. */
  async function sendOnce<T>(
    { url, read, timeoutMs = TIMEOUT_MS, early, ...request }: Sending<T>,
    isRepeated: boolean,
  ): Promise<Answer<T> | undefined> {
    try {
      return await inTime(async (signal) => {
        const init = initOf(request, credentials, signal);
        const left = early?.take(signal);
        return read((left && (await left)) ?? (await environment.fetch(url, init)), isRepeated);
      }, timeoutMs);
    } catch (cause) {
      signal.throwIfAborted();
      const isKnown = isKycError(cause);
      const isUnheard = !isKnown || isLate(cause);
      if (isUnheard && environment.isOffline() && timeoutMs >= TIMEOUT_MS) return undefined;
      return isKnown
        ? { error: cause }
        : { transient: true, error: failure('is out of reach', { cause, retryable: true }) };
    }
  }

  async function inTime<T>(run: (signal: AbortSignal) => Promise<T>, timeoutMs = TIMEOUT_MS): Promise<T> {
    signal.throwIfAborted();
    const inner = childOf(signal);
    const late = failure(`did not answer within ${timeoutMs / 1000} s`, { retryable: true }, LATE);
    const timer = setTimeout(() => {
      inner.abort(late);
    }, timeoutMs);
    try {
      const running = run(inner.signal); // started first, because it may end the attempt
      return await Promise.race([untilAborted(inner.signal), running]);
    } finally {
      clearTimeout(timer);
      inner.abort();
    }
  }
}

const LATE = 'TOKEN_REQUEST_TIMEOUT';

/** Whether the error means that no answer came in time. */
export const isLate = ({ code }: KycError): boolean => code === LATE;

/** The parsed JSON of a body with at most `longest` characters. @throws KycError `TOKEN_RESPONSE_INVALID` */
export async function readJson(response: Response, longest: number): Promise<unknown> {
  const text = await response.text();
  try {
    if (text.length > longest) throw new RangeError();
    return JSON.parse(text);
  } catch {
    throw failure(`gave no JSON of at most ${longest / 1024} kB`, {}, 'TOKEN_RESPONSE_INVALID');
  }
}
