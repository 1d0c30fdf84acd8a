// The merchant's server as the loop sees it: it gives a session and its status. This file asks for the
// session; read-status.ts asks for the status. sender.ts sends the requests.

import {
  parseSession,
  type Page,
  type Parsed,
  type Seen,
  type Session,
  type SessionRequest,
  type Status,
} from './merchant-contract.js';
import { isKycError, serverFailure as failure } from './errors.js';
import { readUrl } from './read-url.js';
import { createSender, readJson, initOf, type Answer, type SenderOptions } from './sender.js';

const LONGEST_BODY = 65_536;

/** The page's own client, used in place of the POST (docs/element.md, `requestSession`). */
export type RequestSession = (request: SessionRequest, options: { signal: AbortSignal }) => Promise<unknown>;

/** What reads a status. It is loaded on demand. */
export interface StatusPart {
  readonly parseStatus: (body: unknown) => Status;
  readonly readStatus: (
    sender: SenderOptions,
    ...asked: Parameters<Merchant['readStatus']>
  ) => Promise<Status>;
}

export interface TokenRequestOptions extends Pick<SenderOptions, 'credentials'> {
  readonly tokenEndpoint: string;
  /** The document's base address. */
  readonly baseUrl: string;
  readonly wishes: Omit<SessionRequest, 'restart'>;
  /** The page's own; undefined is the browser's. */
  readonly fetch: typeof fetch | undefined;
}

export interface MerchantOptions extends SenderOptions, Omit<TokenRequestOptions, 'fetch'> {
  readonly loadRest: () => Promise<StatusPart>;
  readonly requestSession?: RequestSession | undefined;
  /** The first request, if it has left already. */
  readonly early?: EarlyRequest | undefined;
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
  const { loadRest, signal, wishes } = options;
  const endpoint = new URL(options.tokenEndpoint, options.baseUrl);
  const { insist, inTime } = createSender(options);
  let { early } = options;

  return {
    async requestSession(restart) {
      const session = await (options.requestSession
        ? callPage(options.requestSession, { ...wishes, restart })
        : post(restart));
      const statusUrl = session.statusUrl && resource(session.statusUrl);
      return { ...session, statusUrl, status: await session.status };
    },

    async readStatus(...asked) {
      return (await loadRest()).readStatus(options, ...asked);
    },
  };

  /** Outside of the request's time limit, the rest of it may still be on its way. */
  function parse(body: unknown): Parsed<Promise<Status>> {
    return parseSession(body, async (body) => (await loadRest()).parseStatus(body));
  }

  async function callPage(requestSession: RequestSession, request: SessionRequest) {
    try {
      return await inTime(async (signal) => parse(await requestSession(request, { signal })));
    } catch (cause) {
      signal.throwIfAborted();
      throw isKycError(cause)
        ? cause
        : failure('gave no session: requestSession failed', { cause, retryable: true });
    }
  }

  function post(restart: boolean) {
    const left = early;
    early = undefined;
    return insist({
      ...(left?.sent ?? tokenRequest(options, restart)),
      read: reading(parse, true),
      early: left,
    });
  }

  /** Resolves a status address, which must be of the token endpoint's origin. */
  function resource(address: string): string {
    const url = readUrl(address, endpoint);
    if (url?.origin === endpoint.origin && url.href.startsWith(endpoint.origin)) return url.href;
    throw failure('gave a "statusUrl" that is no address of its own origin', {}, 'TOKEN_RESPONSE_INVALID');
  }
}

/** Each has an Idempotency-Key of its own, which its repetitions keep. */
const tokenRequest = (
  { tokenEndpoint, baseUrl, wishes }: Omit<TokenRequestOptions, 'fetch'>,
  restart: boolean,
) => ({
  url: new URL(tokenEndpoint, baseUrl).href,
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
  body: JSON.stringify({ ...wishes, restart }),
});

export interface EarlyRequest {
  readonly sent: ReturnType<typeof tokenRequest>;
  /** Its answer, once; undefined for one that is not worth having. It is given up with the signal. */
  take(signal: AbortSignal): Promise<Response | undefined> | undefined;
  giveUp(): void;
}

/**
 * Sends the request before there is an attempt. The attempt's own sender takes it for its first try, so that
 * time limits, repetitions and errors are the same as ever.
 */
export function sendEarly(options: TokenRequestOptions): EarlyRequest {
  const sent = tokenRequest(options, false);
  const { url, ...request } = sent;
  const { credentials } = options;
  const over = new AbortController();
  const init = initOf(request, credentials, over.signal);
  const giveUp = () => {
    over.abort();
  };
  // async: the page's own may throw
  const send = async () => (options.fetch ?? fetch)(url, init);
  let response: Promise<Response> | undefined = send();
  response.catch(() => undefined); // whoever takes it hears of it
  return {
    sent,
    take(signal) {
      const taken = response;
      response = undefined;
      if (taken) signal.addEventListener('abort', giveUp);
      return taken;
    },
    giveUp,
  };
}

/** Reads an answer with `parse`, or why there is none. */
export const reading =
  <T>(parse: (body: unknown) => T, isTokenRequest: boolean) =>
  async (response: Response): Promise<Answer<T>> =>
    response.ok
      ? { value: parse(await readJson(response, LONGEST_BODY)) }
      : readRefusal(response, isTokenRequest);

/** Loaded on demand, which works because a server that refuses can be reached. */
const readRefusal = async (response: Response, isTokenRequest: boolean) =>
  (await import('./refusal.js')).readRefusal(response, isTokenRequest);
