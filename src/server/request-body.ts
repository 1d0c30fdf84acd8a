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
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (late.signal.aborted) throw new Problem('REQUEST_TIMEOUT');
      if (done) return join(chunks, size);
      size += value.byteLength;
      if (size > maxBytes) throw new Problem('BODY_TOO_LARGE');
      chunks.push(value);
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

function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.byteLength;
  }
  return whole;
}
