// Reads request bodies in bounded time, memory and depth (checks 79, 80). It must never trust a length that was declared.

import { parseForeignJson } from '../providers/foreign-json.js';
import { Problem } from './problem.js';

export interface BodyLimits {
  readonly maxBytes: number;
  /** Milliseconds for the whole body. */
  readonly timeoutMs: number;
}

/**
 * The bytes of a body.
 *
 * @throws Problem `BODY_TOO_LARGE`, `REQUEST_TIMEOUT`, `CONTENT_TYPE_REFUSED` for a compressed one
 */
export async function readBody(request: Request, { maxBytes, timeoutMs }: BodyLimits): Promise<Uint8Array<ArrayBuffer>> {
  const encoding = request.headers.get('content-encoding');
  if (encoding !== null && encoding.toLowerCase() !== 'identity') throw new Problem('CONTENT_TYPE_REFUSED');
  const reader = request.body?.getReader();
  if (!reader) return new Uint8Array(0);

  const late = new AbortController();
  const timer = setTimeout(() => {
    late.abort();
    void reader.cancel().catch(() => undefined); // ends the read that waits
  }, timeoutMs);
  const bytes = createBytes(Math.min(maxBytes, Number(request.headers.get('content-length'))));
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (late.signal.aborted) throw new Problem('REQUEST_TIMEOUT');
      if (done) return bytes.all();
      if (bytes.size() + value.byteLength > maxBytes) throw new Problem('BODY_TOO_LARGE');
      bytes.add(value);
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    throw error instanceof Problem ? error : new Problem(late.signal.aborted ? 'REQUEST_TIMEOUT' : 'REQUEST_INVALID');
  } finally {
    clearTimeout(timer); // it would hold on to the body until it was over
  }
}

/**
 * A JSON body.
 *
 * @throws Problem as `readBody`, and `CONTENT_TYPE_REFUSED`, `REQUEST_INVALID`
 */
export async function readJson(request: Request, limits: BodyLimits): Promise<unknown> {
  requireJson(request);
  return parseJson(await readBody(request, limits));
}

/** A form of another site cannot send this type. @throws Problem `CONTENT_TYPE_REFUSED` */
export function requireJson({ headers }: Request): void {
  const [type] = (headers.get('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'application/json') throw new Problem('CONTENT_TYPE_REFUSED');
}

function parseJson(bytes: Uint8Array<ArrayBuffer>): unknown {
  const value = parseForeignJson(bytes);
  if (value === undefined) throw new Problem('REQUEST_INVALID');
  return value;
}

const firstBytes = 4_096;

/** Gathers bytes in one place, so that a large body is in memory once. What was declared is a first guess and no limit. */
function createBytes(declared: number) {
  let room = new Uint8Array(declared > 0 ? declared : firstBytes);
  let size = 0;
  return {
    size: () => size,
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
