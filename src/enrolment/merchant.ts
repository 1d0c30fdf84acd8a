// The merchant's server as the loop sees it: it gives a session and its status. This file decides what
// answers mean and how long to keep asking. sender.ts sends the requests.

import {
  parseSession,
  parseStatus,
  type Page,
  type Seen,
  type Session,
  type SessionRequest,
  type Status,
} from './merchant-contract.js';
import { KycError, serverFailure as failure } from './errors.js';
import {
  createSender,
  isLate,
  readJson,
  type Answer,
  type RetryPolicy,
  type SenderOptions,
} from './sender.js';

/**
 * Short, because a customer who leaves, or whose page has failed, should not wait for a server that is down.
 */
const LEAVING_TIMEOUT_MS = 3_000;
const LONGEST_BODY = 65_536;
const UNREADABLE_ANSWERS = 3;

/** The page's own client, used in place of the POST (README, `requestSession`). */
export type RequestSession = (request: SessionRequest, options: { signal: AbortSignal }) => Promise<unknown>;

export interface MerchantOptions extends SenderOptions {
  readonly tokenEndpoint: string;
  readonly requestSession?: RequestSession | undefined;
  /** The document's base address. */
  readonly baseUrl: string;
  readonly wishes: Omit<SessionRequest, 'restart'>;
}

/** What was seen, and of which page. */
export interface Hint {
  readonly seen?: Seen | undefined;
  readonly step?: Page['step'];
  /** Whether our own frame or window said it, and not another tab. */
  readonly isOwn?: boolean | undefined;
  /** The customer is not on their way out: the answer is worth its time. */
  readonly isPatient?: boolean | undefined;
}

export interface Merchant {
  /**
   * @throws KycError as in the problem table of docs/contract.md, `TOKEN_REQUEST_TIMEOUT` after 15 s,
   *   `TOKEN_RESPONSE_INVALID`
   */
  requestSession(restart: boolean): Promise<Session>;
  /**
   * Keeps trying while the server cannot be reached. After `closed` and `failed` it tries only once, unless
   * `isPatient` is set.
   *
   * @throws KycError `NOT_SIGNED_IN`, `SESSION_EXPIRED`, `STATUS_UNAVAILABLE`
   */
  readStatus(statusUrl: string, hint?: Hint): Promise<Status>;
}

export function createMerchant(options: MerchantOptions): Merchant {
  const { environment, signal, wishes } = options;
  const endpoint = new URL(options.tokenEndpoint, options.baseUrl);
  const { insist, inTime } = createSender(options);

  return {
    async requestSession(restart) {
      const request = { ...wishes, restart };
      const session = await (options.requestSession
        ? callPage(options.requestSession, request)
        : post(request));
      return { ...session, statusUrl: session.statusUrl && resource(session.statusUrl) };
    },

    readStatus(statusUrl, { seen, step, isOwn, isPatient } = {}) {
      const url = new URL(statusUrl);
      if (seen) url.searchParams.set('seen', seen);
      if (seen && step) url.searchParams.set('step', step);
      if (isOwn) url.searchParams.set('own', '1');
      const isOver = !isPatient && (seen === 'closed' || seen === 'failed');
      const timeoutMs = isOver ? LEAVING_TIMEOUT_MS : undefined;
      return insist(
        { url, read: reading(parseStatus, false), timeoutMs },
        isOver ? () => undefined : whileOutOfReach(),
      ).catch(failStatus);
    },
  };

  async function callPage(requestSession: RequestSession, request: SessionRequest): Promise<Session> {
    try {
      return await inTime(async (signal) => parseSession(await requestSession(request, { signal })));
    } catch (cause) {
      signal.throwIfAborted();
      throw cause instanceof KycError
        ? cause
        : failure('was not asked: requestSession rejected', { cause, retryable: true });
    }
  }

  function post(request: SessionRequest): Promise<Session> {
    return insist({
      url: endpoint,
      read: reading(parseSession, true),
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify(request),
    });
  }

  function whileOutOfReach(): RetryPolicy {
    let tries = 0;
    let unreadable = 0;
    return ({ error, transient, retryAfterMs = 0 }) => {
      const mayPass =
        error.code === 'TOKEN_RESPONSE_INVALID'
          ? ++unreadable < UNREADABLE_ANSWERS
          : (transient ?? isLate(error));
      const backOffMs = Math.min(500 * 2 ** ++tries, 30_000) * (0.5 + environment.random() / 2);
      return mayPass ? Math.max(retryAfterMs, backOffMs) : undefined;
    };
  }

  /** Resolves a status address, which must be of the token endpoint's origin. */
  function resource(address: string): string {
    const base = options.requestSession && !options.tokenEndpoint ? new URL(options.baseUrl) : endpoint;
    const url = URL.canParse(address, base) ? new URL(address, base) : undefined;
    if (url?.origin === base.origin && url.href.startsWith(base.origin)) return url.href;
    throw failure('gave a "statusUrl" that is no address of its own origin', {}, 'TOKEN_RESPONSE_INVALID');
  }
}

const reading =
  <T>(parse: (body: unknown) => T, isTokenRequest: boolean) =>
  async (response: Response): Promise<Answer<T>> =>
    response.ok
      ? { value: parse(await readJson(response, LONGEST_BODY)) }
      : readRefusal(response, isTokenRequest);

/** Loaded on demand, which works because a server that refuses can be reached. */
const readRefusal = async (response: Response, isTokenRequest: boolean) =>
  (await import('./refusal.js')).readRefusal(response, isTokenRequest);

function failStatus(error: unknown): never {
  if (!(error instanceof KycError && error.code.startsWith('TOKEN_'))) throw error;
  throw new KycError('STATUS_UNAVAILABLE', error.message, { cause: error, retryable: error.retryable });
}
