// Sends pictures to where the session says (design 3): the merchant's own server, or the provider's where the
// merchant listed it. It must never send a picture or a token anywhere else, nor anything in `imageBase` that
// it did not encode itself (check 45).

import { childOf, untilAborted } from '../enrolment/abort.js';
import type { Environment } from '../enrolment/environment.js';
import { KycError } from '../enrolment/errors.js';
import { own } from '../enrolment/own.js';
import { readRefusal } from '../enrolment/refusal.js';
import type { Answer } from '../enrolment/sender.js';
import {
  TOO_LARGE,
  givenUp,
  parseAnswer,
  parseComplete,
  parseDocument,
  parseFace,
  type CompleteAnswer,
  type DocumentAnswer,
  type FaceAnswer,
} from './answers.js';
import { toBase64 } from './base64.js';

/** Four megabytes over a slow phone line take more than a minute. */
const PICTURE_TIMEOUT_MS = 120_000;
const COMPLETE_TIMEOUT_MS = 30_000;
const MOST_WAITS = 5;
/** Up to twice as much: a tunnel is longer than a moment, and there is one retry. */
const RETRY_MS = 2_000;

export interface UploadsOptions {
  readonly uploadUrl: string;
  /** Goes to an origin of `providerOrigins` and nowhere else. */
  readonly accessToken?: string | undefined;
  readonly credentials: RequestCredentials;
  /**
   * The token endpoint's address; the document's where there is none. `uploadUrl` must be of its origin, or
   * of a listed one.
   */
  readonly baseUrl: string;
  readonly providerOrigins: readonly string[];
  /** Its `fetch` is for the merchant's server only: it may add a login's header. */
  readonly environment: Environment;
  /** For the provider's own API. */
  readonly providerFetch?: typeof fetch;
  /** Called when an upload begins to wait for the network, and when it waits no more. */
  readonly onOffline?: (isOffline: boolean) => void;
  readonly signal: AbortSignal;
}

/**
 * One upload at a time; another waits for its turn. Each is tried twice where its fate is unknown (check 49),
 * and waits while the device is off line or the server asks it to. All reject with the signal's reason.
 *
 * @throws KycError `UPLOAD_FAILED`, `NOT_SIGNED_IN`, `SESSION_UNAUTHORIZED`, `SESSION_EXPIRED`,
 *   `CONSENT_REQUIRED`
 */
export interface Uploads {
  document(picture: Blob): Promise<DocumentAnswer>;
  face(picture: Blob): Promise<FaceAnswer>;
  /** Tells the provider that all pictures are there. */
  complete(): Promise<CompleteAnswer>;
}

/**
 * @throws KycError `URL_NOT_ALLOWED` for an `uploadUrl` of an origin that is neither the endpoint's nor
 * listed, `TOKEN_RESPONSE_INVALID`
 */
export function createUploads(options: UploadsOptions): Uploads {
  const { environment, signal } = options;
  const target = readTarget(options);
  let queue: Promise<unknown> = Promise.resolve();

  return {
    document: (picture) => inTurn(() => sendPicture('document', picture, parseDocument)),
    face: (picture) => inTurn(() => sendPicture('face', picture, parseFace)),
    complete: () =>
      inTurn(() => send({ path: 'complete', parse: parseComplete, timeoutMs: COMPLETE_TIMEOUT_MS })),
  };

  function inTurn<T>(run: () => Promise<T>): Promise<T> {
    const turn = queue.then(() => {
      signal.throwIfAborted();
      return run();
    });
    queue = turn.catch(() => undefined);
    return turn;
  }

  async function sendPicture<T>(path: string, picture: Blob, parse: Upload<T>['parse']): Promise<T> {
    const body = JSON.stringify({ imageBase: await toBase64(picture) });
    return send({ path, body, parse, timeoutMs: PICTURE_TIMEOUT_MS });
  }

  async function send<T>(upload: Upload<T>): Promise<T> {
    for (let failures = 0, waits = 0; ;) {
      const answer = await request({ ...upload, isRepeated: failures > 0 });
      if (!answer.error) return answer.value;
      const isAskedToWait = answer.isWait && ++waits <= MOST_WAITS;
      if (!answer.transient || (!isAskedToWait && ++failures > 1))
        throw asUploadError(answer.error, target.isProvider);
      await environment.pause(answer.retryAfterMs ?? RETRY_MS * (1 + environment.random()), signal);
    }
  }

  /** One request; a device that is off line waits for the network, which counts as no failure. */
  async function request<T>(upload: Try<T>): Promise<Sent<T>> {
    let isWaiting = false;
    try {
      for (;;) {
        try {
          return await post({ ...upload, isRepeated: upload.isRepeated || isWaiting });
        } catch (cause) {
          signal.throwIfAborted();
          if (cause instanceof KycError) return { error: cause };
          if (!environment.isOffline()) return ambiguous(cause);
        }
        if (!isWaiting) options.onOffline?.(true);
        isWaiting = true;
        await environment.pause(30_000, signal);
      }
    } finally {
      if (isWaiting) options.onOffline?.(false);
    }
  }

  async function post<T>({ path, body, parse, timeoutMs, isRepeated }: Try<T>): Promise<Sent<T>> {
    const inner = childOf(signal);
    const timer = setTimeout(() => {
      inner.abort(new DOMException('too late', 'TimeoutError'));
    }, timeoutMs);
    try {
      const { fetch } = target; // the browser's own refuses to be called as anybody's method
      const answered = fetch(`${target.url}/${path}`, {
        method: 'POST',
        headers: {
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
          ...target.authorization,
        },
        body: body ?? null,
        credentials: target.credentials,
        redirect: 'error', // a picture goes where it was sent, or nowhere (check 50)
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        signal: inner.signal,
      });
      const read = answered.then(async (response) => readAnswer(response, (said) => parse(said, isRepeated)));
      return await Promise.race([read, untilAborted(inner.signal)]);
    } finally {
      clearTimeout(timer);
      inner.abort();
    }
  }
}

interface Upload<T> {
  readonly path: string;
  readonly body?: string;
  readonly parse: (body: unknown, isRepeated: boolean) => T | undefined;
  readonly timeoutMs: number;
}

interface Try<T> extends Upload<T> {
  /** It may have arrived before. */
  readonly isRepeated: boolean;
}

/**
 * A wait is asked for by who has surely done nothing with the picture: with another failure nobody knows
 * (check 49).
 */
type Sent<T> = Answer<T> & { readonly isWait?: boolean };

/** Where pictures go, and what goes with them. */
function readTarget({
  uploadUrl,
  accessToken,
  baseUrl,
  providerOrigins,
  environment,
  credentials,
  providerFetch = fetch,
}: UploadsOptions) {
  const url = URL.canParse(uploadUrl, baseUrl) ? new URL(uploadUrl, baseUrl) : undefined;
  if (!url || url.search || url.hash) throw invalid('gave an "uploadUrl" that is no plain address');
  const address = url.href.replace(/\/$/, '');
  if (url.origin === new URL(baseUrl).origin)
    return { isProvider: false, url: address, fetch: environment.fetch, credentials, authorization: {} };
  if (!providerOrigins.includes(url.origin))
    throw new KycError(
      'URL_NOT_ALLOWED',
      `The "uploadUrl" is of ${url.origin}, which provider-origins does not list.`,
    );
  if (!accessToken) throw invalid('gave an "uploadUrl" of another origin, but no "accessToken" for it');
  return {
    isProvider: true,
    url: address,
    fetch: providerFetch,
    credentials: 'omit' as const,
    authorization: { Authorization: `Bearer ${accessToken}` },
  };
}

/**
 * A refusal of the provider's comes as 200 or as 4xx (wire.md 2.5), so the body is asked before the status.
 */
async function readAnswer<T>(response: Response, parse: (body: unknown) => T | undefined): Promise<Sent<T>> {
  const body = response.status === 413 ? TOO_LARGE : parseAnswer(await response.clone().text());
  const isSaid = response.ok || (response.status < 500 && own(body, 'hasError') === true);
  const value = isSaid ? parse(body) : undefined;
  if (value !== undefined) return { value };
  if (response.ok) return ambiguous();
  const isWait = [429, 503].includes(response.status) && response.headers.has('Retry-After');
  return { ...(await readRefusal(response, false)), isWait };
}

/** Nobody knows whether it arrived. */
const ambiguous = (cause?: unknown) =>
  ({
    transient: true,
    error: new KycError('UPLOAD_FAILED', 'The picture could not be sent.', { cause, retryable: true }),
  }) as const;

/** By the problem table of design 3, but for what is an upload's own. */
function asUploadError(error: KycError, isProvider: boolean): KycError {
  if (isProvider && error.code === 'NOT_SIGNED_IN') return givenUp("The session's token was refused.");
  return /^(TOKEN_|NOT_ELIGIBLE)/.test(error.code)
    ? new KycError('UPLOAD_FAILED', error.message, { cause: error, retryable: error.retryable })
    : error;
}

const invalid = (what: string) =>
  new KycError('TOKEN_RESPONSE_INVALID', `The answer of the merchant's server ${what}.`);
