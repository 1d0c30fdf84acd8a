// A large body in chunks: as much memory as has arrived, never moved from one place to a larger one, nor made
// into a text.

/** Bytes one after the other. */
export type Chunks = readonly Uint8Array<ArrayBuffer>[];

const smallest = 4_096;
const largest = 262_144;

/** Gathers bytes. Where one chunk ends and the next begins depends on nothing but their number. */
export function createChunks() {
  const full: Uint8Array<ArrayBuffer>[] = [];
  let last = new Uint8Array(smallest);
  let size = 0;
  return {
    add(chunk: Uint8Array): void {
      for (let at = 0; at < chunk.byteLength;) {
        const some = chunk.subarray(at, at + last.length - size);
        last.set(some, size);
        size += some.byteLength;
        at += some.byteLength;
        if (size < last.length) return;
        full.push(last);
        last = new Uint8Array(Math.min(largest, last.length * 2));
        size = 0;
      }
    },
    all: (): Chunks => [...full, last.subarray(0, size)],
  };
}

export const lengthOf = (chunks: Chunks): number => chunks.reduce((sum, { length }) => sum + length, 0);

/** What is from one byte to another, without a copy. */
export function cut(chunks: Chunks, from: number, to: number): Chunks {
  let begin = 0;
  return chunks.flatMap((chunk) => {
    const part = chunk.subarray(Math.max(0, from - begin), Math.max(0, to - begin));
    begin += chunk.length;
    return part.length > 0 ? [part] : [];
  });
}

/** A few bytes as Latin-1. */
export const latin1 = (chunks: Chunks): string =>
  chunks.map((chunk) => String.fromCharCode(...chunk)).join('');

/** SHA-256 of the chunks' own hashes: the same for the same bytes in the same chunks. */
export async function hashOf(chunks: Chunks): Promise<string> {
  const hash = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hashes: Uint8Array<ArrayBuffer>[] = [];
  for (const chunk of chunks) hashes.push(await hash(chunk)); // each in a thread's memory as well
  const all = new Uint8Array(await new Blob(hashes).arrayBuffer());
  return btoa(latin1([await hash(all)]));
}
