// What the emulated vendors read and see: always the same specimen's card and face. The pictures are small
// and drawn by our own code.

import { drawText, textWidth } from '../../../sandbox/specimen/lettering.js';
import { drawPerson, people } from '../../../sandbox/specimen/person.js';
import { encodeJpeg } from '../../../sandbox/specimen/picture-file.js';
import { createRaster, paint, rectangle, type Raster } from '../../../sandbox/specimen/raster.js';
import type { CheckedDocument } from './evaluation-request.js';

/** Fields of the card. Dates are `yyyy-MM-dd` (docs/providers/wultra.md, Evaluation). */
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

/** A code that ISO 3166 reserves for private use. */
const specimenCountry = 'XXA';

/** The card after its vendor's check. */
export async function checkSpecimen(): Promise<CheckedDocument> {
  const [face, front, back] = await (pictures ??= drawPictures());
  return {
    type: 'ID_CARD',
    country: specimenCountry,
    status: 'SUCCESS',
    score: 9,
    data: specimenData,
    images: [
      { type: 'FACE', data: face },
      { type: 'DOCUMENT_FRONT_SIDE', data: front },
      { type: 'DOCUMENT_BACK_SIDE', data: back },
    ],
    rawData: { verifies: 'nothing' },
  };
}

/** What the presence check's camera saw: a JPEG as base64. */
export async function photographFace(): Promise<string> {
  const [face] = await (pictures ??= drawPictures());
  return face;
}

/** Drawn once, for the first process that needs the pictures. */
let pictures: Promise<readonly [face: string, front: string, back: string]> | undefined;

async function drawPictures(): Promise<readonly [string, string, string]> {
  return [await base64Of(drawFace()), await base64Of(drawFront()), await base64Of(drawBack())];
}

function drawFace(): Raster {
  const raster = createRaster(160, 200, '#c6d0dc');
  drawPerson(raster, people.john, { x: 80, y: 90, height: 110 });
  stamp(raster);
  return raster;
}

function drawFront(): Raster {
  const raster = createRaster(320, 202, '#eef2fb');
  drawPerson(raster, people.john, { x: 70, y: 90, height: 90 });
  for (const y of [40, 64, 88, 112])
    paint(raster, rectangle({ x: 150, y, width: 140, height: 8 }), '#7a8699');
  stamp(raster);
  return raster;
}

function drawBack(): Raster {
  const raster = createRaster(320, 202, '#eef2fb');
  paint(raster, rectangle({ x: 0, y: 24, width: 320, height: 28 }), '#3c5bd6');
  for (const y of [80, 100, 120])
    drawText(raster, { text: 'SANDBOX<<<<<<<<<', x: 20, y, height: 12, colour: '#2f3440' });
  stamp(raster);
  return raster;
}

function stamp(raster: Raster): void {
  const height = 16;
  drawText(raster, {
    text: 'SPECIMEN',
    x: (raster.width - textWidth('SPECIMEN', height)) / 2,
    y: raster.height - 26,
    height,
    colour: '#a3262f',
  });
}

const base64Of = async (raster: Raster) => btoa(String.fromCharCode(...(await encodeJpeg(raster, 60))));
