// What is held before a camera, and what it lies on.

import { grainAt, isPrint, within, type Surface } from './surface.js';

const CARD = { width: 85.6, height: 54 };
const PASSPORT = { width: 125, height: 88 };

/** An identity card's or licence's front: a portrait, a name, lines. */
export const card =
  (paper = 205, ink = 50): Surface =>
  (x, y) => {
    if (!within(x, y, CARD.width, CARD.height, 3.2)) return undefined;
    if (within(x + 27, y - 3, 22, 30)) return within(x + 27, y + 1, 10, 13, 5) ? 150 : 95;
    if (y < -18) return paper - 45;
    if (x > -10 && x < 38 && y > -14 && y < 22 && isPrint(x, y, { line: 5.5 })) return ink;
    return paper - 6 * grainAt(x / 3, y / 3);
  };

/** Its back: a stripe, and lines that machines read. */
export const cardBack =
  (paper = 200, ink = 45): Surface =>
  (x, y) => {
    if (!within(x, y, CARD.width, CARD.height, 3.2)) return undefined;
    if (y > 6 && y < 23 && Math.abs(x) < 38) return isPrint(x, y, { line: 5.6, letter: 1.6 }) ? ink : paper;
    if (y < 2 && y > -20 && x < 20 && isPrint(x, y)) return ink;
    return within(x - 32, y + 8, 12, 14) ? 120 : paper;
  };

/** The page with the photo, and the page above it beyond the fold; both by their brightness. */
export const passport =
  (paper = 210, ink = 50, { fold = paper - 80, upper = paper - 30 } = {}): Surface =>
  (x, y) => {
    const top = -PASSPORT.height / 2;
    if (y < top && within(x, y - top * 2, PASSPORT.width, PASSPORT.height, 3))
      return top - y < 1.2 ? fold : upper - (isPrint(x, y, { line: 7 }) ? 60 : 0);
    return passportPage(paper, ink)(x, y);
  };

export const passportPage =
  (paper = 210, ink = 50): Surface =>
  (x, y) => {
    if (!within(x, y, PASSPORT.width, PASSPORT.height, 3)) return undefined;
    if (y > 24) return isPrint(x, y, { line: 9, letter: 2 }) ? ink : paper;
    if (within(x + 42, y + 6, 32, 42)) return within(x + 42, y + 2, 14, 18, 7) ? 150 : 100;
    return x > -20 && y > -34 && isPrint(x, y, { line: 7 }) ? ink : paper;
  };

/** A thumb over the left side of what is held, and fingers below. */
export const holdingHand =
  (skin = 150, x0 = -46): Surface =>
  (x, y) =>
    within(x - x0, y - 8, 26, 15, 7) || within(x - x0 + 18, y - 20, 30, 60, 12) ? skin : undefined;

/** Comes in from the right; its tip is at 0, 0. */
export const thumb =
  (skin = 150): Surface =>
  (x, y) => {
    if (!within(x - 34, y, 74, 17, 8.5)) return undefined;
    return within(x - 4, y, 9, 11, 4) ? skin + 25 : skin - 8 * Math.abs(y) * 0.2;
  };

/** What a card leaves dark beside it: soft, and the same size. */
export const shadow =
  (grey: number): Surface =>
  (x, y) =>
    within(x, y, CARD.width, CARD.height, 3.2) ? grey : undefined;

/** A lamp's light across what is glossy, aslant. */
export const withBand =
  (surface: Surface, band: { at: number; width: number; brighter: number }): Surface =>
  (x, y) => {
    const grey = surface(x, y);
    const off = Math.abs(x * 0.8 + y * 0.6 - band.at) / band.width;
    return grey === undefined ? undefined : grey + band.brighter * Math.max(0, 1 - off);
  };

/** As a telephone held sideways shows a photo of it. */
export const cardOnScreen =
  (screen = 20): Surface =>
  (x, y) => {
    if (!within(x, y, 150, 72, 9)) return undefined;
    return card(200)(x, y) ?? screen;
  };
