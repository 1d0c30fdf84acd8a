// The sandbox's specimens by name: what a camera or a file should show, and what the emulated provider
// answers.

import { drawDocument } from './documents.js';
import type { SpecimenDocument } from './documents.js';
import { people } from './person.js';
import { drawPortrait } from './portraits.js';
import type { Sitter } from './portraits.js';
import type { Raster } from './raster.js';

export interface Specimen<Name extends string = string> {
  readonly name: Name;
  /** One line for lists. */
  readonly description: string;
  readonly draw: () => Raster;
}

/** A card with this number makes the reading of its front fail once in each session. */
export const failingNumber = 90;

const { john, ada, noa } = people;
const document = <Name extends string>(
  name: Name,
  description: string,
  of: Omit<SpecimenDocument, 'country'>,
): Specimen<Name> => ({
  name,
  description,
  draw: () => drawDocument({ country: 'SVK', ...of }),
});
const portrait = <Name extends string>(
  name: Name,
  description: string,
  ...sitters: Sitter[]
): Specimen<Name> => ({
  name,
  description,
  draw: () => drawPortrait(sitters),
});

const all = [
  document('identity-card-front', 'Front of an identity card.', {
    document: 'identity-card-front',
    number: 1,
  }),
  document('identity-card-back', 'Back of the same card.', { document: 'identity-card-back', number: 1 }),
  document('passport', 'Data page of a passport, which has no back.', { document: 'passport', number: 2 }),
  portrait('face', 'A face as it should be.', { person: john }),
  portrait('face-2', 'Another one.', { person: ada }),
  portrait('face-3', 'And another one.', { person: noa }),
  document('identity-card-front-worn', 'The photograph has faded: FACE_QUALITY_LOW.', {
    document: 'identity-card-front',
    number: 3,
    photoStrength: 0.12,
  }),
  document('identity-card-front-failing', 'The first reading in a session fails: INTERNAL_ERROR.', {
    document: 'identity-card-front',
    number: failingNumber,
  }),
  portrait('face-none', 'Nobody: FACE_NOT_FOUND.'),
  portrait(
    'face-two',
    'Two people: TOO_MANY_FACES.',
    { person: john, x: -0.2, height: 0.36 },
    { person: ada, x: 0.2, height: 0.36 },
  ),
  portrait('face-small', 'Too far away: FACE_TOO_SMALL.', { person: noa, height: 0.14 }),
  portrait('face-close', 'Too near: FACE_TOO_CLOSE.', { person: ada, y: -0.06, height: 0.98 }),
  portrait('face-border', 'Not in the middle: FACE_CLOSE_TO_BORDER.', { person: john, x: -0.2 }),
  portrait('face-cropped', 'Cut off: FACE_CROPPED.', { person: noa, x: 0.33 }),
  portrait('face-mask', 'With a mask: FACE_IS_OCCLUDED.', { person: john, covered: 'mask' }),
  portrait('face-sunglasses', 'With sunglasses: FACE_IS_OCCLUDED.', { person: ada, covered: 'sunglasses' }),
  portrait('face-turned', 'Looks to the side: FACE_ANGLE_TOO_LARGE.', { person: noa, turn: 0.95 }),
  portrait('face-leaning', 'Leans over: FACE_ANGLE_TOO_LARGE.', { person: john, lean: 0.5 }),
];

/** The name of a specimen that there is. */
export type SpecimenName = (typeof all)[number]['name'];

/** All specimens, the good ones first. */
export const specimens: readonly Specimen[] = all;

/** The specimen with this name. */
export const findSpecimen = (name: string): Specimen | undefined =>
  specimens.find((specimen) => specimen.name === name);
