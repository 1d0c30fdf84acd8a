// What the emulated vendors read and see: one specimen's card and face, whoever is onboarded. The JPEGs are drawn here.

import { encode } from 'jpeg-js';
import type { CheckedDocument } from './evaluation-request.js';

/** Fields of the card, dates as `yyyy-MM-dd` (seed 002, `documents.data`). */
export const specimenData = {
  givenNames: 'John',
  surname: 'Specimen',
  dateOfBirth: '1990-01-01',
  placeOfBirth: 'Utopia',
  sex: 'M',
  nationality: 'Utopian',
  personalNumber: '900101/0000',
  documentNumber: 'SPECIMEN1',
  dateOfIssue: '2020-01-01',
  dateOfExpiry: '2030-01-01',
  authority: 'Sandbox',
} as const;

/** ISO 3166 reserves it for users. */
export const specimenCountry = 'XXA';

/** The card as its vendor has checked it. */
export const checkedSpecimen = (): CheckedDocument => ({
  type: 'ID_CARD',
  country: specimenCountry,
  status: 'SUCCESS',
  score: 9,
  data: specimenData,
  images: [
    { type: 'FACE', data: face },
    { type: 'DOCUMENT_FRONT_SIDE', data: cardFront },
    { type: 'DOCUMENT_BACK_SIDE', data: cardBack },
  ],
  rawData: { verifies: 'nothing' },
});

type Colour = readonly [red: number, green: number, blue: number];
type Drawing = (x: number, y: number) => Colour;

const paper: Colour = [232, 238, 250];
const ink: Colour = [60, 91, 214];
const skin: Colour = [227, 183, 147];

const isWithin = (x: number, y: number, radius: number) => x * x + y * y < radius * radius;

/** In base64, 96 by 60 points. */
export const cardFront = draw((x, y) => {
  if (isWithin(x - 20, y - 26, 8)) return skin;
  return x > 40 && x < 88 && y % 12 < 3 ? ink : paper;
});

export const cardBack = draw((x, y) => (y < 14 || (y > 40 && x % 6 < 4 && y % 7 < 4) ? ink : paper));

export const face = draw((x, y) => (isWithin(x - 48, y - 26, 18) ? skin : y > 46 && isWithin(x - 48, y - 70, 26) ? ink : paper));

function draw(drawing: Drawing): string {
  const [width, height] = [96, 60];
  const data = Uint8Array.from({ length: width * height * 4 }, (_, index) => {
    const [point, channel] = [Math.floor(index / 4), index % 4];
    return drawing(point % width, Math.floor(point / width))[channel] ?? 255;
  });
  return btoa(String.fromCharCode(...encode({ width, height, data }, 60).data));
}
