// Reads `{ "imageBase": "<base64>" }`, without ever making ten megabytes into a text.
// It must never let anything through that a provider could take for an address (checks 45, 47 and 81).

import type { Base64Picture } from '../../providers/contract.js';
import { Problem } from '../problem.js';
import { readInto, requireJson } from '../request-body.js';
import type { BodyLimits } from '../request-body.js';
import { createChunks, cut, hashOf, latin1, lengthOf } from './chunks.js';
import type { Chunks } from './chunks.js';

export interface PictureLimits extends Pick<BodyLimits, 'timeoutMs' | 'place'> {
  /** Of the picture itself; its base64 is a third longer. */
  readonly maxPictureBytes: number;
}

const opening = /^\s*\{\s*"imageBase"\s*:\s*"/;
const closing = /"\s*\}\s*$/;
/** Of what stands before and after the picture, white space included. */
const maxFrameBytes = 128;

/** The first bytes of a JPEG, and of a PNG with the beginning of its first chunk's length. */
const magic = /^(\/9j\/|iVBORw0KGgo)/;
const alphabet = new Set(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', byteOf),
);
const isBase64 = Uint8Array.from({ length: 256 }, (_, byte) => (alphabet.has(byte) ? 1 : 0));

/** A picture that is fit to be sent on. */
export interface PostedPicture {
  readonly base64: Base64Picture;
  /** Tells it from others. */
  readonly hash: string;
}

/**
 * The picture of a request.
 *
 * @throws Problem `REQUEST_INVALID` for whatever is not base64 of a JPEG or PNG, and as `readInto`
 */
export async function readPicture(
  request: Request,
  { maxPictureBytes, ...limits }: PictureLimits,
): Promise<PostedPicture> {
  requireJson(request);
  const maxLength = Math.ceil(maxPictureBytes / 3) * 4;
  const body = createChunks();
  await readInto(body, request, { ...limits, maxBytes: maxLength + 2 * maxFrameBytes });
  const all = body.all();
  const length = lengthOf(all);
  const head = opening.exec(latin1(cut(all, 0, maxFrameBytes)))?.[0];
  const tail = closing.exec(latin1(cut(all, length - maxFrameBytes, length)))?.[0];
  if (head === undefined || tail === undefined) throw new Problem('REQUEST_INVALID');
  const picture = cut(all, head.length, length - tail.length);
  if (lengthOf(picture) > maxLength) throw new Problem('BODY_TOO_LARGE');
  if (!magic.test(latin1(cut(picture, 0, 16))) || !isPaddedBase64(picture))
    throw new Problem('REQUEST_INVALID');
  return { base64: new Blob([...picture]), hash: await hashOf(picture) };
}

function isPaddedBase64(text: Chunks): boolean {
  const length = lengthOf(text);
  if (length % 4 !== 0) return false;
  const padding = latin1(cut(text, length - 2, length)).replace(/^[^=]/, '');
  const end = length - (/^=+$/.test(padding) ? padding.length : 0);
  return cut(text, 0, end).every((piece) => {
    for (let at = 0; at < piece.length; at += 1) if (isBase64[piece[at] ?? 0] !== 1) return false;
    return true;
  });
}

function byteOf(character: string): number {
  return character.charCodeAt(0);
}
