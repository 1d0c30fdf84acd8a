// A large body in pieces: as much memory as has arrived, never moved from one place to a larger one, nor made
// into a text.

/** Bytes one after the other. */
export type Pieces = readonly Uint8Array<ArrayBuffer>[];

const smallest = 4_096;
const largest = 262_144;

/** Gathers bytes. Where one piece ends and the next begins depends on nothing but their number. */
export function createPieces() {
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
    all: (): Pieces => [...full, last.subarray(0, size)],
  };
}

export const lengthOf = (pieces: Pieces): number => pieces.reduce((sum, { length }) => sum + length, 0);

/** What is from one byte to another, without a copy. */
export function cut(pieces: Pieces, from: number, to: number): Pieces {
  let begin = 0;
  return pieces.flatMap((piece) => {
    const part = piece.subarray(Math.max(0, from - begin), Math.max(0, to - begin));
    begin += piece.length;
    return part.length > 0 ? [part] : [];
  });
}

/** A few bytes as Latin-1. */
export const latin1 = (pieces: Pieces): string =>
  pieces.map((piece) => String.fromCharCode(...piece)).join('');

/** SHA-256 of the pieces' own hashes: the same for the same bytes in the same pieces. */
export async function hashOf(pieces: Pieces): Promise<string> {
  const hash = async (bytes: Uint8Array<ArrayBuffer>) =>
    new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const hashes: Uint8Array<ArrayBuffer>[] = [];
  for (const piece of pieces) hashes.push(await hash(piece)); // each in a thread's memory as well
  const all = new Uint8Array(await new Blob(hashes).arrayBuffer());
  return btoa(latin1([await hash(all)]));
}
