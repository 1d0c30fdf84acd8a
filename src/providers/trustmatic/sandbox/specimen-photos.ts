// The pictures of the data API: always specimens, whatever was uploaded.

import { crop } from '../../../sandbox/specimen/picture-samples.js';
import { drawDocument, layouts } from '../../../sandbox/specimen/documents.js';
import { encodeJpeg } from '../../../sandbox/specimen/picture-file.js';
import { specimenFile } from '../../../sandbox/specimen/specimen-files.js';
import type { SessionDocument } from './emulated-sessions.js';

/** The specimen JPEG for a picture of this name. */
export async function specimenPhoto(
  name: string,
  { type }: SessionDocument,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (name.endsWith('_FRONT')) return specimenFile(type === 'PASSPORT' ? 'passport' : 'identity-card-front');
  if (name.endsWith('_BACK')) return specimenFile('identity-card-back');
  return name === 'primary_face' ? documentPhoto() : specimenFile('face');
}

/** The photograph on the identity card. */
function documentPhoto(): Promise<Uint8Array<ArrayBuffer>> | undefined {
  const { photo } = layouts['identity-card-front'];
  if (!photo) return undefined;
  const card = drawDocument({ document: 'identity-card-front', country: 'SVK', number: 1 });
  return encodeJpeg(
    crop(card, { left: photo.x, top: photo.y, width: photo.width, height: photo.height }, photo),
  );
}
