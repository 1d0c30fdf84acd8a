import fc from 'fast-check';
import { drawMark, markElements, markModules, spellMark } from '../../../src/sandbox/specimen/mark.js';
import type { Mark } from '../../../src/sandbox/specimen/mark.js';
import { createRaster } from '../../../src/sandbox/specimen/raster.js';
import { readMark } from '../../../src/sandbox/specimen/read-mark.js';

const marks = fc.record({
  document: fc.constantFrom<Mark['document'][]>('identity-card-front', 'identity-card-back', 'passport'),
  country: fc.constantFrom('SVK', 'BGR', 'DEU', 'FIN', 'JPN'),
  number: fc.integer({ min: 0, max: 99 }),
});

describe('a mark', () => {
  it('is read as it was drawn', () => {
    fc.assert(
      fc.property(marks, (mark) => {
        const picture = createRaster(400, 60, '#dfe6f5');
        drawMark(picture, mark, { x: 50, y: 14, width: 300, height: 32 });
        expect(readMark(picture)).toMatchObject(mark);
      }),
      { numRuns: 40 },
    );
  });

  it('is not read from any widths', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: markElements, maxLength: markElements }),
        (widths) => {
          expect(spellMark(widths)).toBeUndefined();
        },
      ),
    );
    expect(spellMark(Array.from({ length: markElements }, () => 1))).toBeUndefined();
    expect(spellMark([])).toBeUndefined();
  });

  it('has the modules that it is said to have', () => {
    const picture = createRaster(markModules + 20, 12);
    drawMark(
      picture,
      { document: 'passport', country: 'SVK', number: 2 },
      { x: 10, y: 3, width: markModules, height: 6 },
    );
    const row = picture.data.subarray(6 * picture.width * 4, 7 * picture.width * 4);
    const dark = Array.from({ length: picture.width }, (_, x) => row[x * 4]! < 128);
    expect([dark.indexOf(true), dark.lastIndexOf(true)]).toEqual([10, 9 + markModules]);
  });

  it('is in no pattern of equal bars, and in no noise', () => {
    const picture = createRaster(500, 100);
    for (let at = 0; at < picture.data.length; at += 4)
      picture.data.fill((at / 4) % 10 < 5 ? 0 : 255, at, at + 3);
    expect(readMark(picture)).toBeUndefined();
    let state = 3;
    for (let at = 0; at < picture.data.length; at += 4)
      picture.data.fill((state = (state * 73 + 41) % 1009) % 256, at, at + 3);
    expect(readMark(picture)).toBeUndefined();
  });
});
