// Documents that nobody issues: drawn, marked SPECIMEN all over, and recognised by the sandbox by their mark.
// They must never look like those of a real state.

import { drawText, textWidth } from './lettering.js';
import { drawMark, markModules, quietModules } from './mark.js';
import type { Mark, MarkPlace } from './mark.js';
import { drawPerson, people } from './person.js';
import type { Person } from './person.js';
import { copy, createRaster, ellipse, paint, rectangle } from './raster.js';
import type { Raster } from './raster.js';

/** What can differ between specimens. */
export interface SpecimenDocument extends Mark {
  readonly person?: Person;
  /** Strength of the photograph, 0 to 1; 1 by default. */
  readonly photoStrength?: number;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the parts of a specimen are, in pixels of the drawing. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly mark: MarkPlace;
  /** The holder's photograph. */
  readonly photo?: Area;
}

const card = { width: 1012, height: 638 };
const page = { width: 1100, height: 775 };

/** Centres a mark, with a white margin on both sides. */
function markPlace(
  { width }: { readonly width: number },
  { y, height }: Pick<MarkPlace, 'y' | 'height'>,
): MarkPlace {
  const bars = ((width - 92) * markModules) / (markModules + 2 * quietModules);
  return { x: (width - bars) / 2, y, width: bars, height };
}

/** Layouts by document. The identity card has the size ID-1, the passport's page ID-3 (ICAO 9303). */
export const layouts: Readonly<Record<Mark['document'], Layout>> = {
  'identity-card-front': {
    ...card,
    mark: markPlace(card, { y: 518, height: 78 }),
    photo: { x: 46, y: 120, width: 270, height: 350 },
  },
  'identity-card-back': { ...card, mark: markPlace(card, { y: 150, height: 78 }) },
  passport: {
    ...page,
    mark: markPlace(page, { y: 520, height: 84 }),
    photo: { x: 52, y: 118, width: 290, height: 370 },
  },
};

/** Draws a specimen. */
export function drawDocument({ person = people.john, photoStrength = 1, ...mark }: SpecimenDocument): Raster {
  const layout = layouts[mark.document];
  const raster = createRaster(layout.width, layout.height, '#eef3ff');
  paper(raster);
  if (mark.document === 'identity-card-back') drawBack(raster, mark);
  else drawDataPage(raster, { mark, layout });
  if (layout.photo) drawPhoto(raster, { person, strength: photoStrength, area: layout.photo });
  drawMark(raster, mark, layout.mark);
  stamp(raster, layout);
  return raster;
}

function drawDataPage(raster: Raster, { mark, layout: { photo } }: { mark: Mark; layout: Layout }): void {
  const isPassport = mark.document === 'passport';
  heading(raster, isPassport ? 'PASSPORT' : 'IDENTITY CARD', mark.country);
  const [x, top] = photo ? [photo.x + photo.width + 50, photo.y + 6] : [48, 120];
  const rows = [
    ['SURNAME', 'SPECIMEN'],
    ['GIVEN NAMES', 'JOHN'],
    ['DATE OF BIRTH', '09.07.1994'],
    ['DOCUMENT NO.', `SP0000${String(mark.number).padStart(2, '0')}`],
  ];
  for (const [index, [label = '', value = '']] of rows.entries()) {
    const y = top + index * 90;
    drawText(raster, { text: label, x, y, height: 15, colour: '#5d6c92' });
    drawText(raster, { text: value, x, y: y + 28, height: 28, colour: '#17203a' });
  }
  if (isPassport)
    machineReadable(
      raster,
      [
        `P<${mark.country}SPECIMEN<<JOHN`,
        `SP0000${String(mark.number).padStart(2, '0')}<0${mark.country}9407090M3201017`,
      ],
      44,
    );
}

function drawBack(raster: Raster, mark: Mark): void {
  paint(raster, rectangle({ x: 0, y: 40, width: raster.width, height: 70 }), '#39415a');
  for (const [index, label] of ['ADDRESS', 'ISSUED BY'].entries()) {
    const x = 60 + index * 470;
    drawText(raster, { text: label, x, y: 278, height: 15, colour: '#5d6c92' });
    drawText(raster, {
      text: index === 0 ? '1 NOWHERE LANE' : 'THE SANDBOX',
      x,
      y: 308,
      height: 26,
      colour: '#17203a',
    });
  }
  const number = `SP0000${String(mark.number).padStart(2, '0')}`;
  machineReadable(
    raster,
    [`I<${mark.country}${number}<`, `9407090M3201017${mark.country}`, 'SPECIMEN<<JOHN'],
    30,
  );
}

function paper(raster: Raster): void {
  for (const [index, colour] of (['#e2eaff', '#d9e4fd', '#e6f1f6'] as const).entries()) {
    paint(
      raster,
      ellipse({
        x: raster.width * (0.15 + 0.38 * index),
        y: raster.height * (1.02 - 0.1 * index),
        radiusX: raster.width * 0.5,
        radiusY: raster.height * 0.42,
      }),
      colour,
    );
  }
}

function heading(raster: Raster, title: string, country: string): void {
  paint(raster, rectangle({ x: 0, y: 0, width: raster.width, height: 84 }), '#34549f');
  drawText(raster, { text: title, x: 48, y: 28, height: 30, colour: '#ffffff' });
  drawText(raster, {
    text: country,
    x: raster.width - 48 - textWidth(country, 30),
    y: 28,
    height: 30,
    colour: '#ffffff',
  });
}

function drawPhoto(
  raster: Raster,
  { person, strength, area: { x, y, width, height } }: { person: Person; strength: number; area: Area },
): void {
  const photo = createRaster(width, height, '#c3d1ec');
  drawPerson(photo, person, { x: width / 2, y: height * 0.46, height: height * 0.62 });
  paint(photo, rectangle({ x: -1, y: -1, width: width + 2, height: height + 2 }), '#c3d1ec', 1 - strength);
  copy(photo, raster, { x, y });
}

/** Draws lines like a machine-readable zone, but without its check digits, so that a machine refuses them. */
function machineReadable(raster: Raster, lines: readonly string[], length: number): void {
  const height = 26;
  const left = (raster.width - textWidth('<'.repeat(length), height)) / 2;
  const top = raster.height - 30 - lines.length * 46;
  for (const [index, line] of lines.entries()) {
    drawText(raster, {
      text: line.padEnd(length, '<'),
      x: left,
      y: top + index * 46,
      height,
      colour: '#17203a',
      thickness: 3,
    });
  }
}

/** Draws SPECIMEN across the page. It stays off the photograph and the mark, so that both can be judged. */
function stamp(raster: Raster, { mark }: Layout): void {
  const isAbove = mark.y > raster.height / 2;
  const y = isAbove ? mark.y - raster.height * 0.13 : raster.height * 0.66;
  drawText(raster, {
    text: 'SPECIMEN',
    x: raster.width * 0.42,
    y,
    height: raster.width * 0.058,
    angle: -0.3,
    colour: '#c2343c',
    opacity: 0.42,
  });
}
