// Why a picture has to be taken again (docs/providers/trustmatic.md, Direct processing). Only the screen that
// tells the customer needs the list, so it comes with that screen.

const REASONS = [
  'DOCUMENT_NOT_RECOGNIZED',
  'FACE_QUALITY_LOW',
  'WRONG_SIDE',
  'FACE_ANGLE_TOO_LARGE',
  'FACE_CLOSE_TO_BORDER',
  'FACE_CROPPED',
  'FACE_IS_OCCLUDED',
  'FACE_NOT_FOUND',
  'FACE_TOO_CLOSE',
  'FACE_TOO_SMALL',
  'TOO_MANY_FACES',
  'TOO_LARGE',
] as const;

/** `UNKNOWN` stands for every other word; `TOO_LARGE` is what a server on the way says. */
export type RetakeReason = (typeof REASONS)[number] | 'UNKNOWN';

export const readRetakeReason = (word: string): RetakeReason =>
  REASONS.find((reason) => reason === word) ?? 'UNKNOWN';
