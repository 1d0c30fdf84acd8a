// Requests to the merchant's endpoints: in bounded time, tried again where that may help, and patient with a
// device that is off line. It must never show or log a body: it may carry a token.

import { childOf, untilAborted } from './abort.js';
import type { Environment } from './environment.js';
import { KycError, serverFailure as failure } from './errors.js';

const TIMEOUT_MS = 15_000;
const RETRIES = 2;

export interface SenderOptions {
  readonly credentials: RequestCredentials;
  readonly environment: Environment;
  /** Called when a request begins to wait for the network, and when it waits no more. */
  readonly onOffline: (isOffline: boolean) => void;
  readonly signal: AbortSignal;
}

/** A request, and what to make of its answer. */
export interface Sending<T> extends Pick<RequestInit, 'method' | 'headers' | 'body' | 'keepalive'> {
  readonly url: URL;
  /** Makes of a response what the sender is told. */
  readonly read: (response: Response) => Promise<Answer<T>>;
  /** 15 000 by default; someone with less time does not wait for the network either. */
  readonly timeoutMs?: number | undefined;
}

export type Answer<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly error: KycError; readonly transient?: boolean; readonly retryAfterMs?: number | undefined };

export interface Sender {
  /** One request. Rejects with the signal's reason, else an error is an answer. */
  send<T>(sending: Sending<T>): Promise<Answer<T>>;
  /** The same request up to three times. @throws KycError of the last answer */
  insist<T>(sending: Sending<T>): Promise<T>;
  /** @throws KycError `TOKEN_REQUEST_TIMEOUT` */
  inTime<T>(run: (signal: AbortSignal) => Promise<T>, timeoutMs?: number): Promise<T>;
}

export function createSender({ credentials, environment, onOffline, signal }: SenderOptions): Sender {
  return { send, insist, inTime };

  async function insist<T>(sending: Sending<T>): Promise<T> {
    for (let retries = 0; ; retries++) {
      const answer = await send(sending);
      if (!answer.error) return answer.value;
      if (!answer.transient || retries === RETRIES) throw answer.error;
      await environment.pause(
        Math.max(answer.retryAfterMs ?? 0, environment.random() * 500 * 2 ** retries),
        signal,
      );
    }
  }

  /** A device that is off line waits for the network, which counts as no failure. */
  async function send<T>({ url, read, timeoutMs = TIMEOUT_MS, ...request }: Sending<T>): Promise<Answer<T>> {
    for (let isWaiting = false; ; isWaiting = true) {
      try {
        return await inTime(async (signal) => {
          const response = await environment.fetch(url, {
            ...request,
            signal,
            credentials,
            redirect: 'manual', // a redirect to a login page is an error of its own, not its HTML
            cache: 'no-store',
          });
          if (isWaiting) onOffline(false);
          return read(response);
        }, timeoutMs);
      } catch (cause) {
        signal.throwIfAborted();
        if (cause instanceof KycError) return { error: cause };
        if (!environment.isOffline() || timeoutMs < TIMEOUT_MS)
          return { transient: true, error: failure('is out of reach', { cause, retryable: true }) };
        if (!isWaiting) onOffline(true);
        await environment.pause(30_000, signal);
      }
    }
  }

  async function inTime<T>(run: (signal: AbortSignal) => Promise<T>, timeoutMs = TIMEOUT_MS): Promise<T> {
    signal.throwIfAborted();
    const inner = childOf(signal);
    const late = failure(
      `did not answer within ${timeoutMs / 1000} s`,
      { retryable: true },
      'TOKEN_REQUEST_TIMEOUT',
    );
    const timer = setTimeout(() => {
      inner.abort(late);
    }, timeoutMs);
    try {
      const running = run(inner.signal); // what it calls may end the attempt
      return await Promise.race([untilAborted(inner.signal), running]);
    } finally {
      clearTimeout(timer);
      inner.abort();
    }
  }
}

/** The JSON of a body of at most `longest` characters. @throws KycError `TOKEN_RESPONSE_INVALID` */
export async function readJson(response: Response, longest: number): Promise<unknown> {
  const text = await response.text();
  try {
    if (text.length > longest) throw new RangeError();
    return JSON.parse(text);
  } catch {
    throw failure(`gave no JSON of at most ${longest / 1024} kB`, {}, 'TOKEN_RESPONSE_INVALID');
  }
}
