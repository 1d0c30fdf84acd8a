// Calls the merchant's services as the real Onboarding Server does (docs/providers/wultra.md, Transport): new
// random ids with every call, no redirect followed, no retry of its own. It must never read the body of an
// error, and never write a secret to the log.

import type { Clock } from '../../../sandbox/clock.js';
import type { ServiceName } from '../wire/service-paths.js';
import { shownAnswer, type CallLog, type LoggedCall } from './call-log.js';
import { Undecodable, type Answer } from './decoding.js';

export interface ServicesOptions {
  /** Base address. Undefined until one is configured; every call fails then. */
  readonly baseUrl: () => string | undefined;
  readonly headers: HeaderOptions;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly randomUUID: () => string;
  /** Ends everything that still runs. */
  readonly signal: AbortSignal;
}

export interface HeaderOptions {
  readonly correlationHeader: string;
  readonly requestIdHeader: string;
  /** Sent as Basic. */
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  /** Extra headers, the same with every call. */
  readonly extraHeaders: Readonly<Record<string, string>>;
}

export interface Call<T> {
  readonly service: ServiceName;
  readonly body: object;
  readonly timeoutMs: number;
  /** Number of the attempt, 1 by default. */
  readonly attempt?: number | undefined;
  readonly log: CallLog;
  /** Throws Undecodable. */
  readonly decode: (answer: Answer) => T;
}

/** Undefined stands for every kind of failure, because the real caller does not tell them apart. */
export type CallResult<T> = { readonly value: T } | undefined;

const MAX_ANSWER_BYTES = 1_048_576;

/** The reason why there is no answer to decode. */
class CallFailed extends Error {}

/** Creates a caller of the services. */
export function createServices({ baseUrl, headers, fetch, clock, randomUUID, signal }: ServicesOptions) {
  /** The answer's text. The deadline also ends a body that arrives too slowly. */
  async function exchange(
    url: string,
    init: RequestInit,
    { timeoutMs, call }: { timeoutMs: number; call: LoggedCall },
  ): Promise<Answer & { readonly status: number }> {
    const patience = new AbortController();
    const stopWaiting = clock.after(timeoutMs, () =>
      patience.abort(new CallFailed(`no answer within ${String(timeoutMs)} ms`)),
    );
    const ending = AbortSignal.any([signal, patience.signal]);
    try {
      return await Promise.race([rejection(ending), receive(url, { ...init, signal: ending }, call)]);
    } finally {
      stopWaiting();
      patience.abort();
    }
  }

  async function receive(url: string, init: RequestInit, call: LoggedCall) {
    const response = await fetch(url, init);
    call.status = response.status;
    const text = await readCapped(response);
    return { status: response.status, contentType: response.headers.get('Content-Type'), text };
  }

  return {
    /** Makes one call. Rejects only if the sandbox is closed. */
    async call<T>({ service, body, timeoutMs, attempt = 1, log, decode }: Call<T>): Promise<CallResult<T>> {
      signal.throwIfAborted();
      const sent = {
        Accept: 'application/json',
        'Content-Type': 'application/json',
        ...headersOf(headers, randomUUID),
      };
      const call = log.add({ at: clock.now(), path: `/${service}`, attempt, headers: sent, body });
      try {
        const url = addressOf(baseUrl(), service);
        const { status, ...answer } = await exchange(
          url,
          { method: 'POST', headers: sent, body: JSON.stringify(body), redirect: 'manual' },
          { timeoutMs, call },
        );
        call.answer = shownAnswer(answer.text, body);
        if (status >= 400) throw new CallFailed(`the status is ${String(status)}`);
        return { value: decode(answer) };
      } catch (error) {
        signal.throwIfAborted();
        call.failure =
          error instanceof CallFailed || error instanceof Undecodable ? error.message : 'no connection';
        return undefined;
      } finally {
        call.durationMs = clock.now() - call.at;
      }
    },
  };
}

export type Services = ReturnType<typeof createServices>;

function headersOf(
  { correlationHeader, requestIdHeader, credentials, extraHeaders }: HeaderOptions,
  randomUUID: () => string,
): Record<string, string> {
  return {
    ...extraHeaders,
    [correlationHeader]: randomUUID(),
    [requestIdHeader]: randomUUID(),
    ...(credentials && {
      Authorization: `Basic ${base64(`${credentials.username}:${credentials.password}`)}`,
    }),
  };
}

const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

function addressOf(baseUrl: string | undefined, service: ServiceName): string {
  if (baseUrl === undefined || baseUrl === '')
    throw new CallFailed('no address of the services is configured');
  return `${baseUrl.replace(/\/+$/, '')}/${service}`;
}

async function readCapped(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = '';
  let bytes = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.length;
    if (bytes > MAX_ANSWER_BYTES) {
      await reader?.cancel();
      throw new CallFailed('the answer is longer than 1 MiB');
    }
    text += decoder.decode(part.value, { stream: true });
  }
  return text + decoder.decode();
}

const rejection = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
