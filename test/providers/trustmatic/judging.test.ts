// What the emulated provider says of pictures: each documented error by a picture that deserves it
// (docs/providers/trustmatic.md, Document).

import { judgeDocument } from '../../../src/providers/trustmatic/sandbox/judge-document.js';
import { judgeFace } from '../../../src/providers/trustmatic/sandbox/judge-face.js';
import { readPostedPicture } from '../../../src/providers/trustmatic/sandbox/posted-picture.js';
import { scenarios } from '../../../src/providers/trustmatic/sandbox/scenarios.js';
import { createSessions } from '../../../src/providers/trustmatic/sandbox/emulated-sessions.js';
import { specimens } from '../../../src/sandbox/specimen/catalogue.js';
import { encodePng } from '../../../src/sandbox/specimen/picture-file.js';
import { turnOf } from '../../support/grid.js';
import type { Photograph } from '../../support/photograph.js';
import { drawSpecimen, postedPhotograph, postedSpecimen } from '../../support/pictures.js';

const frame = { width: 640, height: 400 };

/** A session that waits for the front, or for the back. */
function newSession(sidesTaken = 0) {
  const sessions = createSessions({ now: () => 0, validityMs: 1, verdictAfterMs: 1 });
  const session = sessions.add({
    id: 'a',
    externalId: undefined,
    returnUrl: '',
    theme: undefined,
    comparesApplicant: false,
    scenario: scenarios[0],
  });
  session.sidesTaken = sidesTaken;
  return session;
}

async function judge(
  name: string,
  posted: Promise<string>,
  sidesTaken = name.endsWith('-back') ? 1 : 0,
): Promise<unknown> {
  const picture = await readPostedPicture(await posted);
  expect(picture).toBeDefined();
  return name.startsWith('face')
    ? (judgeFace(picture!) ?? 'good')
    : judgeDocument(picture!, newSession(sidesTaken));
}

const card = { type: 'IDENTITY_CARD', country: 'SVK', sides: 2 };
const page = { type: 'PASSPORT', country: 'SVK', sides: 1 };
const good: Record<string, unknown> = {
  'identity-card-front': card,
  'identity-card-back': card,
  passport: page,
  face: 'good',
  'face-2': 'good',
  'face-3': 'good',
};

/** Drawing and decoding take their time on a busy machine. */
const slow = { timeout: 60_000 };

describe('the specimens', slow, () => {
  it.each(specimens.map(({ name, description }) => [name, description]))(
    '%s is judged as it says: %s',
    async (name, description) => {
      const said = /: ([A-Z_]+)\.$/.exec(description)?.[1];
      expect(said === undefined).toBe(Object.hasOwn(good, name));
      expect(await judge(name, postedSpecimen(name))).toEqual(said ?? good[name]);
    },
  );

  it('have one for every error that a picture can have', () => {
    const said = specimens.map(({ description }) => /: ([A-Z_]+)\.$/.exec(description)?.[1]);
    expect(said).toEqual(
      expect.arrayContaining([
        'FACE_QUALITY_LOW',
        'INTERNAL_ERROR',
        'FACE_NOT_FOUND',
        'TOO_MANY_FACES',
        'FACE_TOO_SMALL',
        'FACE_TOO_CLOSE',
        'FACE_CLOSE_TO_BORDER',
        'FACE_CROPPED',
        'FACE_IS_OCCLUDED',
        'FACE_ANGLE_TOO_LARGE',
      ]),
    );
  });
});

describe('a good specimen is known', slow, () => {
  let turn = 0;
  const documents = ['identity-card-front', 'identity-card-back', 'passport'];

  it.each<[string, Photograph, number]>([
    ['at 0.3 of its size', { width: 304, height: 191 }, 75],
    ['at 0.3 of its size, from a bad JPEG', { width: 304, height: 191 }, 50],
    ['at twice its size', { width: 2024, height: 1276 }, 75],
    ['from a good JPEG', frame, 95],
    ['with a wide frame around it', { width: 1280, height: 720, fill: 0.4 }, 85],
    ['held upright before a phone', { width: 720, height: 1280, fill: 0.8 }, 85],
    ['held askew', { ...frame, fill: 0.8, angle: 11 }, 85],
    ['held askew the other way', { ...frame, fill: 0.8, angle: -7 }, 85],
    ['on its head', { ...frame, angle: 180 }, 85],
    ['a little out of focus', { ...frame, blur: 2 }, 85],
    ['in a dim room with a noisy camera', { ...frame, fill: 0.9, brightness: 0.5, noise: 10 }, 85],
    ['before something dark', { ...frame, fill: 0.8, background: 10 }, 85],
    ['before something light', { ...frame, fill: 0.8, background: 215 }, 85],
  ])('%s', async (_, how, quality) => {
    for (const name of turnOf(documents, turn++))
      expect(await judge(name, postedPhotograph(name, how, quality)), name).toEqual(good[name]);
  });

  it.each<[string, Photograph]>([
    ['in a wide picture', { width: 640, height: 360 }],
    ['a little askew', { width: 400, height: 500, angle: 8, fill: 0.95 }],
    ['a little out of focus', { width: 640, height: 480, blur: 2 }],
    ['in a dim room with a noisy camera', { width: 640, height: 480, brightness: 0.5, noise: 8 }],
  ])('faces: %s', async (_, how) => {
    for (const name of turnOf(['face', 'face-2', 'face-3'], turn++))
      expect(await judge(name, postedPhotograph(name, how)), name).toBe('good');
  });

  it('as a PNG', async () => {
    const posted = encodePng(drawSpecimen('passport')).then((bytes) => Buffer.from(bytes).toString('base64'));
    expect(await judge('passport', posted)).toEqual(page);
  });
});

describe('a bad picture of it', slow, () => {
  it.each<[string, string, Photograph]>([
    ['far out of focus', 'DOCUMENT_NOT_RECOGNIZED', { ...frame, blur: 8 }],
    ['too far away', 'DOCUMENT_NOT_RECOGNIZED', { width: 1280, height: 720, fill: 0.2 }],
    ['too dark', 'DOCUMENT_NOT_RECOGNIZED', { ...frame, brightness: 0.25 }],
    ['with a reflection across the mark', 'DOCUMENT_NOT_RECOGNIZED', { ...frame, glare: 0.2 }],
    ['half out of the picture', 'DOCUMENT_NOT_RECOGNIZED', { ...frame, x: 0.8 }],
  ])('%s: %s', async (_, error, how) => {
    expect(await judge('identity-card-front', postedPhotograph('identity-card-front', how))).toBe(error);
  });

  it('is the wrong side when the other one is due', async () => {
    expect(await judge('identity-card-front', postedSpecimen('identity-card-front'), 1)).toBe('WRONG_SIDE');
    expect(await judge('passport', postedSpecimen('passport'), 1)).toBe('WRONG_SIDE');
    expect(await judge('identity-card-back', postedSpecimen('identity-card-back'), 0)).toBe('WRONG_SIDE');
  });
});

describe('what is no specimen', slow, () => {
  it.each(['face', 'face-none'])('is no document: %s', async (name) => {
    const picture = await readPostedPicture(await postedSpecimen(name));
    expect(judgeDocument(picture!, newSession())).toBe('DOCUMENT_NOT_RECOGNIZED');
  });

  it('is no face: the photograph on a card, and an empty room', async () => {
    const faceOf = async (posted: Promise<string>) => judgeFace((await readPostedPicture(await posted))!);
    expect(await faceOf(postedSpecimen('identity-card-front'))).toBe('FACE_TOO_SMALL');
    expect(await faceOf(postedSpecimen('identity-card-back'))).toBe('FACE_NOT_FOUND');
    expect(await faceOf(postedPhotograph('face-none', frame))).toBe('FACE_NOT_FOUND');
  });

  it('a picture that is too small, broken or none', async () => {
    const whole = await postedSpecimen('identity-card-front');
    const bomb = Buffer.from('89504e470d0a1a0a0000000d49484452000186a0000186a00806000000', 'hex').toString(
      'base64',
    );
    for (const posted of [
      await postedPhotograph('identity-card-front', { width: 100, height: 63 }),
      whole.slice(0, 40),
      '/9j/AAAA',
      bomb,
      `${whole.slice(0, -1)}!`,
      'https://a.example/',
    ]) {
      expect(await readPostedPicture(posted)).toBeUndefined();
    }
  });
});
