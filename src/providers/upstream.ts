// The only way from the kit to a provider's API (check 82). It limits time, size and retries, and follows no
// redirect. It must never repeat a request that may have created something, and never show an answer's body
// in an error.

import * as z from 'zod/mini';
import { parseBaseUrl } from './base-url.js';
import { createBreaker } from './breaker.js';
import type { Ending } from './breaker.js';
import { ProviderError } from './contract.js';
import type { ProviderFailure } from './contract.js';
import { withDeadline } from './deadline.js';
import { tryAgain } from './try-again.js';

export interface UpstreamOptions {
  /** Base address: https, or http on a loopback host. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. The system clock by default. */
  readonly now?: (() => number) | undefined;
  /** Milliseconds for one request including its retries, 10 000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds before the first retry, 200 by default. Doubled for the second one, each with jitter. */
  readonly retryDelayMs?: number | undefined;
  /**
   * Finds the number in a refusal's body by which the provider's support can find the request. Nothing else
   * of the body is kept.
   */
  readonly readTrace?: ((body: string) => string | undefined) | undefined;
}

export interface UpstreamRequest<S extends z.core.$ZodType, R extends z.core.$ZodType = S> {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. A URLSearchParams is sent as a form, a Blob as it is. */
  readonly body?: unknown;
  /** Schema of the answer. */
  readonly answer: S;
  /** Schema of an answer with a status from 400 to 499, if such a refusal counts as an answer too. */
  readonly refusal?: R | undefined;
  /** Milliseconds for this request including its retries. The client's limit by default. */
  readonly timeoutMs?: number | undefined;
  /** Whether the request may be repeated. If not, it is repeated only when it was certainly not sent. */
  readonly repeatable: boolean;
  readonly signal: AbortSignal;
}

const maxAnswerBytes = 256 * 1024;
const retries = 2;

// The connection was never made, so nothing was sent. The codes are those of Node and undici.
const unsentCodes = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** A failed attempt: what the caller is told, and whether to try again. */
class AttemptFailed extends Error {
  readonly reason: ProviderFailure;
  readonly again: 'always' | 'reads' | 'never';
  readonly httpStatus: number | undefined;

  constructor(
    reason: ProviderFailure,
    message: string,
    again: 'always' | 'reads' | 'never',
    httpStatus?: number,
  ) {
    super(message);
    this.reason = reason;
    this.again = again;
    this.httpStatus = httpStatus;
  }
}

/**
 * Sends one request to an API and resolves to the parsed answer. Rejects with ProviderError and nothing else.
 */
export type Upstream = <S extends z.core.$ZodType, R extends z.core.$ZodType = S>(
  wanted: UpstreamRequest<S, R>,
) => Promise<z.output<S> | z.output<R>>;

/**
 * Creates a client of one API. After five requests in a row without an answer, or with an answer that the
 * provider is down, it sends nothing for ten seconds, then tries one request. The connection has no time
 * limit of its own, because fetch offers none; `timeoutMs` covers it.
 *
 * @throws KycError `CONFIGURATION_INVALID` for a base address that is not https
 */
export function createUpstream({
  url,
  fetch,
  now = Date.now,
  timeoutMs = 10_000,
  retryDelayMs = 200,
  readTrace,
}: UpstreamOptions): Upstream {
  const base = parseBaseUrl(url);
  const breaker = createBreaker({ now });

  return async function request<S extends z.core.$ZodType, R extends z.core.$ZodType = S>(
    wanted: UpstreamRequest<S, R>,
  ): Promise<z.output<S> | z.output<R>> {
    const end = breaker.begin();
    if (!end)
      throw new ProviderError(
        'unavailable',
        'The provider has failed several times in a row, and is not asked for a moment.',
        undefined,
        { isUnsent: true },
      );
    const asked = { signal: wanted.signal, ms: wanted.timeoutMs ?? timeoutMs };
    try {
      const answer = await withDeadline(asked, (signal) =>
        tryAgain(() => attempt({ fetch, base, signal, readTrace }, wanted), {
          isWorthIt: (error) =>
            error instanceof AttemptFailed &&
            (error.again === 'always' || (error.again === 'reads' && wanted.repeatable)),
          retries,
          retryDelayMs,
          signal,
        }),
      );
      end('answered');
      return answer;
    } catch (error) {
      end(isCancelled(wanted.signal) ? 'unclear' : endingOf(error));
      if (error instanceof AttemptFailed)
        throw new ProviderError(error.reason, error.message, error.httpStatus, {
          isUnsent: error.again === 'always',
        });
      throw new ProviderError('unavailable', 'The provider did not answer in time.');
    }
  };
}

/**
 * A 500 may concern one customer whose request is repeated again and again. That is no reason to keep the
 * others waiting.
 */
function endingOf(error: unknown): Ending {
  if (!(error instanceof AttemptFailed)) return 'failed';
  if (error.reason !== 'unavailable') return 'answered';
  return error.httpStatus === 500 ? 'unclear' : 'failed';
}

/**
 * Whether the caller no longer wants an answer. A deadline that the caller set counts as the provider's
 * failure.
 */
const isCancelled = ({ aborted, reason }: AbortSignal): boolean =>
  aborted && !(reason instanceof DOMException && reason.name === 'TimeoutError');

interface Attempt {
  readonly fetch: typeof globalThis.fetch;
  readonly base: string;
  readonly signal: AbortSignal;
  readonly readTrace: ((body: string) => string | undefined) | undefined;
}

async function attempt<S extends z.core.$ZodType, R extends z.core.$ZodType>(
  { fetch, base, signal, readTrace }: Attempt,
  wanted: UpstreamRequest<S, R>,
): Promise<z.output<S> | z.output<R>> {
  const { type, body } = encode(wanted.body);
  const response = await send(base, () =>
    fetch(base + wanted.path, {
      method: wanted.method,
      headers: {
        accept: 'application/json',
        ...(type === undefined ? {} : { 'content-type': type }),
        ...wanted.headers,
      },
      ...(body === undefined ? {} : { body }),
      redirect: 'manual',
      signal,
    }),
  );
  const answer = response.ok ? wanted.answer : isAnswerable(response) ? wanted.refusal : undefined;
  if (!answer) {
    const trace = readTrace && (await readBounded(response).then(readTrace, () => undefined));
    await response.body?.cancel().catch(() => undefined);
    throw refusal(response.status, trace);
  }
  const text = await send(base, () => readBounded(response));
  const parsed = z.safeParse(answer, parseJson(text));
  if (!parsed.success && !response.ok) throw refusal(response.status, undefined);
  if (!parsed.success)
    throw new AttemptFailed(
      'invalid',
      text.trimStart().startsWith('<')
        ? `The answer is a web page and no JSON: either "url" is not the address of the provider's API, or ` +
            'something in between answers.'
        : 'The answer of the provider does not have its documented form.',
      'never',
    );
  return parsed.data;
}

/** Whether a refusal may be about the request itself, and not about the sender or the time. */
const isAnswerable = ({ status }: Response): boolean =>
  status >= 400 && status < 500 && status !== 401 && status !== 408 && status !== 429;

/** The origin and the system's code are for whoever forgot to start the sandbox, or mistyped an address. */
async function send<T>(base: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof AttemptFailed) throw error;
    const codes = errorCodes(error);
    const unsent = codes.some((code) => unsentCodes.has(code));
    const why = codes.find((code) => /^[A-Z_\d]{1,40}$/.test(code)) ?? 'no answer';
    throw new AttemptFailed(
      'unavailable',
      `The provider could not be reached at ${new URL(base).origin} (${why}).`,
      unsent ? 'always' : 'reads',
    );
  }
}

/** What a merchant's developer may have mistaken. */
const meanings: Readonly<Record<number, string>> = {
  401: ': it does not accept the credentials',
  404: ': either "url" is not the address of its API, or it does not know this customer',
};

const redirected = ', a redirect, which is not followed: write the address of its API itself as "url"';

function refusal(status: number, trace: string | undefined): AttemptFailed {
  const traced = trace === undefined ? '' : ` (its trace ${trace})`;
  const meaning = status >= 300 && status < 400 ? redirected : (meanings[status] ?? '');
  const message = `The provider answered with HTTP status ${status}${traced}${meaning}.`;
  if (status >= 500 || status === 408) return new AttemptFailed('unavailable', message, 'reads', status);
  // A redirect is a failure too: the API has moved, or somebody else answers.
  if (status === 429 || status < 400) return new AttemptFailed('unavailable', message, 'never', status);
  return new AttemptFailed('refused', message, 'never', status);
}

function encode(body: unknown): { readonly type?: string; readonly body?: string | Blob } {
  if (body === undefined) return {};
  if (body instanceof Blob) return { type: body.type, body };
  if (body instanceof URLSearchParams)
    return { type: 'application/x-www-form-urlencoded', body: body.toString() };
  return { type: 'application/json', body: JSON.stringify(body) };
}

async function readBounded(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxAnswerBytes)
      throw new AttemptFailed('invalid', 'The answer of the provider is too large.', 'never');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * The system codes of an error and its causes. For a host with several addresses, Node wraps them in an
 * AggregateError.
 */
function errorCodes(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(errorCodes) : [];
  return [...own, ...inner, ...errorCodes(error.cause)];
}
