// Reads request bodies within limits of time, memory and depth (checks 79, 80). It must never trust a
// declared length, unless the host's own parser ends the body there.

import { childOf } from '../enrolment/abort.js';
import { parseForeignJson } from '../providers/foreign-json.js';
import { trustedLengthOf } from './declared-length.js';
import { Problem } from './problem.js';
import { within } from './wait-at-most.js';

export interface BodyLimits {
  readonly maxBytes: number;
  /** Milliseconds for the whole body. */
  readonly timeoutMs: number;
  /** Asked for room before each chunk is kept. Its signal ends the read. */
  readonly place?: { readonly signal: AbortSignal; take(bytes: number): Promise<void> };
}

/** What the log says of it: at most 256 characters, which is as long as a fact may be. */
const bodyIsGone =
  "Something in front has read a request's body. Hono, Next and the like: hand on the untouched request, " +
  'and read a clone() of it. Fastify: kycPlugin. Express: mount the kit before every body parser.';

/** Something in front has read the body. It is answered `INTERNAL_ERROR`; `message` is for the log. */
export class BodyIsGone extends Problem {
  constructor() {
    super('INTERNAL_ERROR');
    this.message = bodyIsGone;
  }
}

/**
 * Reads a body as bytes.
 *
 * @throws Problem `BODY_TOO_LARGE`, `REQUEST_TIMEOUT`, `CONTENT_TYPE_REFUSED` for a compressed body, or
 *   BodyIsGone
 */
export async function readBody(request: Request, limits: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  const length = limits.place ? undefined : trustedLengthOf(request);
  if (length !== undefined) return readAtOnce(request, { ...limits, length });
  const bytes = createBytes(Math.min(limits.maxBytes, Number(request.headers.get('content-length'))));
  await readInto(bytes, request, limits);
  return bytes.all();
}

/**
 * Reads a body chunk by chunk into `bytes`.
 *
 * @throws Problem as `readBody`, and what `place` throws
 */
export async function readInto(
  bytes: { add(chunk: Uint8Array): void },
  request: Request,
  { maxBytes, timeoutMs, place }: BodyLimits,
): Promise<void> {
  refuseCompressed(request);
  if (request.bodyUsed || request.body?.locked) throw new BodyIsGone();
  const reader = request.body?.getReader();
  if (!reader) return;

  const end = place ? childOf(place.signal) : new AbortController();
  const timer = setTimeout(() => end.abort(new Problem('REQUEST_TIMEOUT')), timeoutMs);
  let endWait: (reason: unknown) => void = () => undefined;
  const stop = () => {
    void reader.cancel().catch(() => undefined); // ends a pending read; the next line ends a wait for room
    endWait(end.signal.reason);
  };
  end.signal.addEventListener('abort', stop, { once: true });
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      end.signal.throwIfAborted();
      if (done) return;
      size += value.byteLength;
      if (size > maxBytes) throw new Problem('BODY_TOO_LARGE');
      if (place) {
        await new Promise<void>((resolve, reject) => {
          endWait = reject;
          place.take(value.byteLength).then(resolve, reject);
        });
      }
      end.signal.throwIfAborted();
      bytes.add(value);
    }
  } catch (error) {
    stop();
    end.signal.throwIfAborted();
    throw error instanceof Problem ? error : new Problem('REQUEST_INVALID');
  } finally {
    end.signal.removeEventListener('abort', stop);
    clearTimeout(timer); // a running timer would keep the body in memory
    end.abort();
  }
}

/** Without a stream, which costs more than all the rest of a short request. */
async function readAtOnce(
  request: Request,
  { length, maxBytes, timeoutMs }: BodyLimits & { readonly length: number },
): Promise<Uint8Array<ArrayBuffer>> {
  refuseCompressed(request);
  if (request.bodyUsed) throw new BodyIsGone(); // `locked` would need the stream
  if (length > maxBytes) throw new Problem('BODY_TOO_LARGE');
  const body = await within(request.arrayBuffer(), { ms: timeoutMs, late: undefined }).catch(() => {
    throw new Problem('REQUEST_INVALID');
  });
  if (!body) throw new Problem('REQUEST_TIMEOUT');
  return new Uint8Array(body);
}

function refuseCompressed({ headers }: Request): void {
  const encoding = headers.get('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') throw new Problem('CONTENT_TYPE_REFUSED');
}

/**
 * Reads a JSON body.
 *
 * @throws Problem as `readBody`, and `CONTENT_TYPE_REFUSED`, `REQUEST_INVALID`
 */
export async function readJson(request: Request, limits: BodyLimits): Promise<unknown> {
  requireJson(request);
  return parseJson(await readBody(request, limits));
}

/** Requires a content type that another site's form cannot send. @throws Problem `CONTENT_TYPE_REFUSED` */
export function requireJson({ headers }: Request): void {
  const [type] = (headers.get('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json') throw new Problem('CONTENT_TYPE_REFUSED');
}

/** Parses a body that was read. @throws Problem `REQUEST_INVALID` */
export function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  const value = parseForeignJson(bytes);
  if (value === undefined) throw new Problem('REQUEST_INVALID');
  return value;
}

const firstBytes = 4_096;

/**
 * Collects bytes in one buffer, so that a large body is in memory only once. The declared length is a first
 * guess, not a limit.
 */
function createBytes(declared: number) {
  let room = new Uint8Array(declared > 0 ? declared : firstBytes);
  let size = 0;
  return {
    add(chunk: Uint8Array): void {
      if (size + chunk.byteLength > room.length) {
        const larger = new Uint8Array(Math.max(2 * room.length, size + chunk.byteLength));
        larger.set(room.subarray(0, size));
        room = larger;
      }
      room.set(chunk, size);
      size += chunk.byteLength;
    },
    all: () => room.subarray(0, size),
  };
}
