// Requests of the kit by Node's own http client. It needs a quarter of the processor time of Node's `fetch`,
// and has what `fetch` has not: a time limit for the connection, and an agent for a certificate or a proxy.

import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { Readable, pipeline } from 'node:stream';
import type { Duplex } from 'node:stream';
import { createBrotliDecompress, createUnzip } from 'node:zlib';

import { anObject, milliseconds, requireOptions } from '../../providers/option-kinds.js';

export interface NodeFetchOptions {
  /** Milliseconds until a connection must be there, 2 000 by default. */
  readonly connectTimeoutMs?: number;
  /** For https. By default an agent that keeps connections for four seconds. */
  readonly agent?: HttpsAgent;
}

const optionKinds = { connectTimeoutMs: milliseconds({ least: 1 }), agent: anObject };

/** Servers close idle connections after five seconds and more: a request on such a one would be lost. */
const idleMs = 4_000;
/** Longer answers are passed on as they come. */
const longestAtOnce = 64 * 1024;

/**
 * A `fetch` for `createKycServer({ fetch: nodeFetch() })`. It follows no redirect, sends a body of text or
 * bytes at once, and leaves everything else to the global `fetch`. A global dispatcher of undici plays no
 * part in it.
 *
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function nodeFetch(options: NodeFetchOptions = {}): typeof fetch {
  requireOptions(options, { of: 'nodeFetch()', kinds: optionKinds, example: '{ connectTimeoutMs: 2_000 }' });
  const { connectTimeoutMs = 2_000, agent } = options;
  const plain = new HttpAgent({ keepAlive: true, timeout: idleMs });
  const secure = agent ?? new HttpsAgent({ keepAlive: true, timeout: idleMs });

  return async (input, init = {}) => {
    const { body = null, signal } = init;
    if (input instanceof Request || (body !== null && typeof body !== 'string' && !isBytes(body)))
      return fetch(input, init);
    signal?.throwIfAborted();
    const url = new URL(input);
    const isSecure = url.protocol === 'https:';
    const sending = (isSecure ? requestHttps : requestHttp)(url, {
      agent: isSecure ? secure : plain,
      method: init.method ?? 'GET',
      headers: {
        'user-agent': 'kyc-enrolment',
        'accept-encoding': 'identity',
        ...headersOf(init.headers),
      },
    });
    limitConnecting(sending, connectTimeoutMs);
    const stop = () => void sending.destroy(signal?.reason instanceof Error ? signal.reason : undefined);
    signal?.addEventListener('abort', stop);
    sending.on('close', () => signal?.removeEventListener('abort', stop)); // after the whole answer
    try {
      return await new Promise<Response>((resolve, reject) => {
        sending.on('error', reject).on('response', (answer) => takeAnswer(answer, resolve, reject));
        // without a listener, Node ends the connection and tells nobody
        sending.on('upgrade', (_answer, socket) => {
          socket.destroy();
          reject(new Error('The server changes to another protocol.'));
        });
        sending.end(body ?? undefined);
      });
    } catch (cause) {
      signal?.throwIfAborted();
      throw new TypeError('fetch failed', { cause });
    }
  };
}

const isBytes = (body: unknown): body is Uint8Array => body instanceof Uint8Array;

const headersOf = (headers: RequestInit['headers']): Record<string, string> =>
  headers && Object.getPrototypeOf(headers) === Object.prototype
    ? (headers as Record<string, string>)
    : Object.fromEntries(new Headers(headers));

/** Says what the kit takes for "surely not sent". */
function limitConnecting(sending: ClientRequest, ms: number): void {
  sending.on('socket', (socket) => {
    if (!socket.connecting) return;
    const late = Object.assign(new Error('The connection took too long.'), {
      code: 'UND_ERR_CONNECT_TIMEOUT',
    });
    const timer = setTimeout(() => sending.destroy(late), ms);
    const isThere = 'encrypted' in socket ? 'secureConnect' : 'connect';
    for (const end of [isThere, 'close']) socket.once(end, () => clearTimeout(timer));
  });
}

/** A short answer is read to its end, because a stream costs more than the request. */
function takeAnswer(
  answer: IncomingMessage,
  resolve: (response: Response) => void,
  reject: (error: unknown) => void,
): void {
  const { statusCode: status = 0, rawHeaders, headers } = answer;
  const chunks: Buffer[] = [];
  let size = 0;
  const respond = (body: BodyInit | null) => {
    try {
      resolve(new Response(isEmpty(status) ? null : body, { status, headers: pairs(rawHeaders) }));
    } catch (error) {
      answer.destroy();
      reject(error); // a status or a header that there is not
    }
  };
  const unpack = unpacks.get(headers['content-encoding']?.toLowerCase() ?? '');
  if (unpack && !isEmpty(status)) {
    // whoever reads too much of it, or stops, ends the answer itself
    const unpacked = pipeline(answer, unpack(), () => undefined);
    respond(Readable.toWeb(unpacked) as unknown as BodyInit);
    return;
  }
  const end = () => respond(Buffer.concat(chunks));
  const take = (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size <= longestAtOnce) return;
    answer.off('data', take).off('end', end).pause();
    answer.unshift(Buffer.concat(chunks)); // whoever cancels the stream then ends the answer itself
    respond(Readable.toWeb(answer) as unknown as BodyInit);
  };
  answer.on('data', take).on('end', end).on('error', reject);
}

/** Some gateways compress every answer, whatever was asked for. */
const unpacks: ReadonlyMap<string, () => Duplex> = new Map<string, () => Duplex>([
  ['gzip', createUnzip],
  ['x-gzip', createUnzip],
  ['deflate', createUnzip],
  ['br', createBrotliDecompress],
]);

const isEmpty = (status: number): boolean => status === 204 || status === 205 || status === 304;

const pairs = (raw: readonly string[]): [string, string][] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? '']] : []));
