// Reads `{ "imageBase": "<base64>" }`, without ever making ten megabytes into a text.
// It must never let anything through that a provider could take for an address (checks 45, 47 and 81).

import type { Base64Picture } from '../../providers/contract.js';
import { Problem } from '../problem.js';
import { readBody, requireJson } from '../request-body.js';
import type { BodyLimits } from '../request-body.js';

export interface PictureLimits extends Pick<BodyLimits, 'timeoutMs'> {
  /** Of the picture itself; its base64 is a third longer. */
  readonly maxPictureBytes: number;
}

const opening = /^\s*\{\s*"imageBase"\s*:\s*"/;
const closing = /"\s*\}\s*$/;
/** Of what stands before and after the picture, white space included. */
const maxFrameBytes = 128;

/** The first bytes of a JPEG, and of a PNG with the beginning of its first chunk's length. */
const magic = /^(\/9j\/|iVBORw0KGgo)/;
const alphabet = new Set(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', byteOf));
const isBase64 = Uint8Array.from({ length: 256 }, (_, byte) => (alphabet.has(byte) ? 1 : 0));

/** A picture that is fit to be sent on. */
export interface PostedPicture {
  readonly base64: Base64Picture;
  /** SHA-256. */
  readonly hash: string;
}

/**
 * The picture of a request.
 *
 * @throws Problem `REQUEST_INVALID` for whatever is not base64 of a JPEG or PNG, and as `readBody`
 */
export async function readPicture(request: Request, { maxPictureBytes, timeoutMs }: PictureLimits): Promise<PostedPicture> {
  requireJson(request);
  const maxLength = Math.ceil(maxPictureBytes / 3) * 4;
  const body = await readBody(request, { maxBytes: maxLength + 2 * maxFrameBytes, timeoutMs });
  const head = opening.exec(latin1(body.subarray(0, maxFrameBytes)))?.[0];
  const tail = closing.exec(latin1(body.subarray(-maxFrameBytes)))?.[0];
  if (head === undefined || tail === undefined) throw new Problem('REQUEST_INVALID');
  const picture = body.subarray(head.length, body.length - tail.length);
  if (picture.length > maxLength) throw new Problem('BODY_TOO_LARGE');
  if (!magic.test(latin1(picture.subarray(0, 16))) || !isPaddedBase64(picture)) throw new Problem('REQUEST_INVALID');
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', picture));
  return { base64: new Blob([picture]), hash: btoa(latin1(hash)) };
}

function isPaddedBase64(text: Uint8Array): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = latin1(text.subarray(-2)).replace(/^[^=]/, '');
  const end = text.length - (/^=+$/.test(padding) ? padding.length : 0);
  for (let at = 0; at < end; at += 1) if (isBase64[text[at] ?? 0] !== 1) return false;
  return true;
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function byteOf(character: string): number {
  return character.charCodeAt(0);
}
