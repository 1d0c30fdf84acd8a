// The merchant's server as the loop sees it: ask for a session, ask for its status. Retries, timeouts and the meaning of
// HTTP codes live here. It must never show or log a body: it may carry a token.

import { childOf, untilAborted } from './abort.js';
import { parseSession, parseStatus, type Page, type Seen, type Session, type SessionRequest, type Status } from './contract.js';
import type { Environment } from './environment.js';
import { KycError, serverFailure as failure } from './errors.js';

const TIMEOUT_MS = 15_000;
/** Someone who leaves, or whose page has failed, does not wait for a server that is away. */
const LEAVING_TIMEOUT_MS = 3_000;
const RETRIES = 2;
const LONGEST_BODY = 65_536;
const UNREADABLE_ANSWERS = 3;

/** A page's own client in place of the POST (design 4, `requestSession`). */
export type RequestSession = (request: SessionRequest, options: { signal: AbortSignal }) => Promise<unknown>;

export interface MerchantOptions {
  readonly tokenEndpoint: string;
  readonly requestSession?: RequestSession | undefined;
  readonly credentials: RequestCredentials;
  /** The document's base address. */
  readonly baseUrl: string;
  readonly wishes: Omit<SessionRequest, 'restart'>;
  readonly environment: Environment;
  /** Called when a request begins to wait for the network, and when it waits no more. */
  readonly onOffline: (isOffline: boolean) => void;
  readonly signal: AbortSignal;
}

/** What was seen of which page (design 3). */
export interface Hint {
  readonly seen?: Seen | undefined;
  readonly step?: Page['step'];
}

export interface Merchant {
  /** @throws KycError by the problem table of design 3, `TOKEN_REQUEST_TIMEOUT` after 15 s, `TOKEN_RESPONSE_INVALID` */
  requestSession(restart: boolean): Promise<Session>;
  /** Keeps trying while the server is out of reach; after `closed` and `failed` it tries once. @throws KycError `NOT_SIGNED_IN`, `SESSION_EXPIRED`, `STATUS_UNAVAILABLE` */
  readStatus(statusUrl: string, hint?: Hint): Promise<Status>;
}

export function createMerchant(options: MerchantOptions): Merchant {
  const { environment, signal, wishes } = options;
  const endpoint = new URL(options.tokenEndpoint, options.baseUrl);

  return {
    async requestSession(restart) {
      const request = { ...wishes, restart };
      const session = await (options.requestSession ? callPage(options.requestSession, request) : post(request));
      return { ...session, statusUrl: session.statusUrl && resource(session.statusUrl) };
    },
    readStatus,
  };

  async function callPage(requestSession: RequestSession, request: SessionRequest): Promise<Session> {
    try {
      return await inTime(async (signal) => parseSession(await requestSession(request, { signal })));
    } catch (cause) {
      signal.throwIfAborted();
      throw cause instanceof KycError ? cause : failure('was not asked: requestSession rejected', { cause, retryable: true });
    }
  }

  async function post(request: SessionRequest): Promise<Session> {
    const init = {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify(request),
    };
    for (let retries = 0; ; retries++) {
      const answer = await send(endpoint, init, parseSession);
      if (!answer.error) return answer.value;
      if (!answer.transient || retries === RETRIES) throw answer.error;
      await environment.pause(Math.max(answer.retryAfterMs ?? 0, environment.random() * 500 * 2 ** retries), signal);
    }
  }

  async function readStatus(statusUrl: string, { seen, step }: Hint = {}): Promise<Status> {
    const url = new URL(statusUrl);
    if (seen) url.searchParams.set('seen', seen);
    if (seen && step) url.searchParams.set('step', step);
    const isOver = seen === 'closed' || seen === 'failed';
    for (let tries = 1, unreadable = 0; ; tries++) {
      const answer = await send(url, {}, parseStatus, isOver ? LEAVING_TIMEOUT_MS : TIMEOUT_MS);
      if (!answer.error) return answer.value;
      const { code } = answer.error;
      if (code === 'TOKEN_RESPONSE_INVALID') unreadable++;
      else if (!answer.transient && code !== 'TOKEN_REQUEST_TIMEOUT') throw asStatusError(answer.error);
      if (unreadable === UNREADABLE_ANSWERS || isOver) throw asStatusError(answer.error);
      const backOffMs = Math.min(500 * 2 ** tries, 30_000) * (0.5 + environment.random() / 2);
      await environment.pause(Math.max(answer.retryAfterMs ?? 0, backOffMs), signal);
    }
  }

  /** One request; a device that is off line waits for the network, which counts as no failure. */
  async function send<T>(url: URL, init: RequestInit, parse: (body: unknown) => T, timeoutMs = TIMEOUT_MS): Promise<Answer<T>> {
    for (let isWaiting = false; ; isWaiting = true) {
      try {
        return await inTime(async (signal) => {
          const response = await environment.fetch(url, {
            ...init,
            signal,
            credentials: options.credentials,
            redirect: 'manual', // a redirect to a login page is an error of its own, not its HTML
            cache: 'no-store',
          });
          if (isWaiting) options.onOffline(false);
          return response.ok ? { value: parse(await readJson(response)) } : await readRefusal(response, url === endpoint);
        }, timeoutMs);
      } catch (cause) {
        signal.throwIfAborted();
        if (cause instanceof KycError) return { error: cause };
        if (!environment.isOffline() || timeoutMs < TIMEOUT_MS) return { transient: true, error: failure('is out of reach', { cause, retryable: true }) };
        if (!isWaiting) options.onOffline(true);
        await environment.pause(30_000, signal);
      }
    }
  }

  async function inTime<T>(run: (signal: AbortSignal) => Promise<T>, timeoutMs = TIMEOUT_MS): Promise<T> {
    signal.throwIfAborted();
    const inner = childOf(signal);
    const late = failure(`did not answer within ${timeoutMs / 1000} s`, { retryable: true }, 'TOKEN_REQUEST_TIMEOUT');
    const timer = setTimeout(() => { inner.abort(late); }, timeoutMs);
    try {
      const running = run(inner.signal); // what it calls may end the attempt
      return await Promise.race([untilAborted(inner.signal), running]);
    } finally {
      clearTimeout(timer);
      inner.abort();
    }
  }

  /** A status address is a resource of the token endpoint's origin, never somewhere else (design 3). */
  function resource(address: string): string {
    const base = options.requestSession && !options.tokenEndpoint ? new URL(options.baseUrl) : endpoint;
    const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
    if (url?.origin === base.origin) return url.href;
    throw failure('gave a "statusUrl" of another origin than its own', {}, 'TOKEN_RESPONSE_INVALID');
  }
}

export type Answer<T> =
  | { readonly value: T; readonly error?: undefined }
  | { readonly error: KycError; readonly transient?: boolean; readonly retryAfterMs?: number | undefined };

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  try {
    if (text.length > LONGEST_BODY) throw new RangeError();
    return JSON.parse(text);
  } catch {
    throw failure(`gave no JSON of at most ${LONGEST_BODY / 1024} kB`, {}, 'TOKEN_RESPONSE_INVALID');
  }
}

/** Loaded on demand: a server that can refuse can be reached. */
const readRefusal = async (response: Response, isTokenRequest: boolean) => (await import('./refusal.js')).readRefusal(response, isTokenRequest);

const asStatusError = (error: KycError): KycError =>
  error.code.startsWith('TOKEN_')
    ? new KycError('STATUS_UNAVAILABLE', error.message, { cause: error, retryable: error.retryable })
    : error;
