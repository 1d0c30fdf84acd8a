// Sends pictures to where the session says (docs/contract.md): the merchant's own server, or the provider's
// where the merchant listed it. It must never send a picture or a token anywhere else, nor anything in
// `imageBase` that it did not encode itself (check 45).

import type { Environment } from '../enrolment/environment.js';
import { KycError, isKycError } from '../enrolment/errors.js';
import { own } from '../enrolment/own-properties.js';
import { readUrl } from '../enrolment/read-url.js';
import { readRefusal } from '../enrolment/refusal.js';
import { createSender, isLate, type Answer, type RetryPolicy, type Sending } from '../enrolment/sender.js';
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
} from './picture-answers.js';
import { toBase64 } from './picture/base64.js';

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
  /** Called when the server takes no more pictures, because the customer goes on on another device. */
  readonly onElsewhere?: (() => void) | undefined;
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
  const { insist } = createSender({
    environment: { ...environment, fetch: target.fetch },
    credentials: target.credentials,
    onOffline: options.onOffline ?? (() => undefined),
    signal,
  });
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

  async function send<T>({ path, body, parse, timeoutMs }: Upload<T>): Promise<T> {
    let failures = 0;
    let waits = 0;
    const policy: RetryPolicy = ({ error, transient, isWait, retryAfterMs }) => {
      const isAskedToWait = isWait && ++waits <= MOST_WAITS;
      if (!(transient ?? isLate(error)) || (!isAskedToWait && ++failures > 1)) return undefined;
      return retryAfterMs ?? RETRY_MS * (1 + environment.random());
    };
    const sending: Sending<T> = {
      url: `${target.url}/${path}`,
      method: 'POST',
      headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...target.authorization },
      body: body ?? null,
      redirect: 'error', // a picture goes where it was sent, or nowhere (docs/checks.md 50)
      referrerPolicy: 'no-referrer',
      timeoutMs,
      read: (response, isRepeated) => readAnswer(response, (said) => parse(said, isRepeated || failures > 0)),
    };
    return insist(sending, policy).catch((error: unknown) => {
      if (!isKycError(error)) throw error;
      if (error.message.includes('CONTINUED_ELSEWHERE')) options.onElsewhere?.();
      throw asUploadError(error, target.isProvider);
    });
  }
}

interface Upload<T> {
  readonly path: string;
  readonly body?: string;
  readonly parse: (body: unknown, isRepeated: boolean) => T | undefined;
  readonly timeoutMs: number;
}

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
  const url = readUrl(uploadUrl, baseUrl);
  // the browser gives a blob: the origin of whoever made it
  if (!url || url.search || url.hash || url.username || url.password || url.protocol === 'blob:')
    throw invalid('gave an "uploadUrl" that is no plain address');
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
    // the browser's own is nobody's method
    fetch: (...request: Parameters<typeof fetch>) => providerFetch(...request),
    credentials: 'omit' as const,
    authorization: { Authorization: `Bearer ${accessToken}` },
  };
}

/**
 * A refusal of the provider's comes as 200 or as 4xx (docs/providers/trustmatic.md), so the body is asked
 * before the status.
 */
async function readAnswer<T>(
  response: Response,
  parse: (body: unknown) => T | undefined,
): Promise<Answer<T>> {
  const body = response.status === 413 ? TOO_LARGE : parseAnswer(await response.clone().text());
  const isSaid = response.ok || (response.status < 500 && own(body, 'hasError') === true);
  const value = isSaid ? parse(body) : undefined;
  if (value !== undefined) return { value };
  if (response.ok) return ambiguous();
  return readRefusal(response, false);
}

/** Nobody knows whether it arrived. */
const ambiguous = (cause?: unknown) =>
  ({
    transient: true,
    error: new KycError('UPLOAD_FAILED', 'The picture could not be sent.', { cause, retryable: true }),
  }) as const;

/** By the problem table of docs/contract.md, but for what is an upload's own. */
function asUploadError(error: KycError, isProvider: boolean): KycError {
  if (isProvider && error.code === 'NOT_SIGNED_IN') return givenUp("The session's token was refused.");
  return error.code.startsWith('TOKEN_') || error.code === 'NOT_ELIGIBLE'
    ? new KycError('UPLOAD_FAILED', error.message, { cause: error, retryable: error.retryable })
    : error;
}

const invalid = (what: string) =>
  new KycError('TOKEN_RESPONSE_INVALID', `The answer of the merchant's server ${what}.`);
