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

/** The page with the photo, the page above it beyond the fold. */
export const passport =
  (paper = 210, ink = 50, hasUpperPage = true): Surface =>
  (x, y) => {
    const fold = -PASSPORT.height / 2;
    if (hasUpperPage && y < fold && within(x, y - fold * 2, PASSPORT.width, PASSPORT.height, 3))
      return fold - y < 1.2 ? paper - 80 : paper - 30 - (isPrint(x, y, { line: 7 }) ? 60 : 0);
    if (!within(x, y, PASSPORT.width, PASSPORT.height, 3)) return undefined;
    if (y > 24) return isPrint(x, y, { line: 9, letter: 2 }) ? ink : paper;
    if (within(x + 42, y + 6, 32, 42)) return within(x + 42, y + 2, 14, 18, 7) ? 150 : 100;
    return x > -20 && y > -34 && isPrint(x, y, { line: 7 }) ? ink : paper;
  };

/** A sheet of paper, upright or not, with print to near its borders. */
export const sheet =
  (width: number, height: number, paper = 225): Surface =>
  (x, y) => {
    if (!within(x, y, width, height)) return undefined;
    const isMargin = !within(x, y, width * 0.82, height * 0.84);
    return !isMargin && isPrint(x, y, { line: 5, letter: 1.2 }) ? 60 : paper;
  };

export const keyboard =
  (key = 60, gap = 20): Surface =>
  (x, y) => {
    const row = Math.floor(y / 19);
    const [dx, dy] = [x + row * 5 - Math.floor((x + row * 5) / 19) * 19, y - row * 19];
    if (dx < 1.6 || dy < 1.6) return gap;
    return within(dx - 7, dy - 7, 3, 4) ? key + 130 : key;
  };

export const bookShelf =
  (chance: number): Surface =>
  (x, y) => {
    const board = y - Math.floor(y / 260 + chance) * 260 + 30;
    if (board % 260 < 14) return 120;
    const book = Math.floor(x / 23 + chance * 7);
    const edge = x / 23 + chance * 7 - book;
    if (edge < 0.05) return 25;
    const cover = 50 + 170 * grainAt(book, 4);
    return edge > 0.3 && edge < 0.7 && Math.abs(y % 120) < 60 && isPrint(y, x, { line: 7 })
      ? 255 - cover
      : cover;
  };

export const screen =
  (width: number, height: number): Surface =>
  (x, y) => {
    if (!within(x, y, width, height, 2)) return undefined;
    if (!within(x, y, width - 8, height - 8)) return 22;
    if (y < -height / 2 + 14) return 180;
    return x < -width / 5 ? 70 : isPrint(x, y, { line: 6 }) ? 80 : 235;
  };

export const telephone =
  (face = 25): Surface =>
  (x, y) =>
    within(x, y, 150, 72, 9)
      ? within(x, y, 142, 64, 6)
        ? face + 60 * grainAt(x / 18, y / 18)
        : 20
      : undefined;

export const tiles =
  (size: number, tile = 190, joint = 110): Surface =>
  (x, y) =>
    Math.abs(x % size) < size * 0.05 || Math.abs(y % size) < size * 0.05
      ? joint
      : tile - 14 * grainAt(x / size, y / size);

export const bricks: Surface = (x, y) => {
  const row = Math.floor(y / 28);
  const dx = x + (row % 2) * 40;
  return y - row * 28 < 3 || dx - Math.floor(dx / 80) * 80 < 3 ? 185 : 110 + 35 * grainAt(dx / 80, row);
};

export const blinds: Surface = (_, y) => {
  const slat = y - Math.floor(y / 25) * 25;
  return slat < 6 ? 60 : 140 + slat * 3;
};

/** A window of panes, the day behind it. */
export const windowPanes: Surface = (x, y) => {
  const [dx, dy] = [x - Math.floor(x / 110) * 110, y - Math.floor(y / 78) * 78];
  return dx < 8 || dy < 8 ? 90 : 235 - 20 * grainAt(x / 30, y / 30);
};

export const head =
  (skin = 165): Surface =>
  (x, y) => {
    if (within(x, y + 8, 46, 62, 23)) {
      if (within(Math.abs(x) - 10, y + 12, 7, 4, 2)) return 40;
      if (within(x, y - 12, 18, 4, 2)) return 90;
      return y < -30 ? 45 : skin;
    }
    return within(x, y - 62, 110, 80, 30) ? 70 : undefined;
  };

/** A palm with fingers that reach in from below. */
export const palm =
  (skin = 170): Surface =>
  (x, y) => {
    if (within(x, y - 45, 70, 60, 24)) return skin - 15 * grainAt(x / 9, y / 9);
    const finger = Math.round(x / 17);
    return Math.abs(finger) < 3 && within(x - finger * 17, y + 4, 14, 70, 7) ? skin : undefined;
  };

/** A thumb over the left side of what is held, and fingers below. */
export const holdingHand =
  (skin = 150, x0 = -46): Surface =>
  (x, y) =>
    within(x - x0, y - 8, 26, 15, 7) || within(x - x0 + 18, y - 20, 30, 60, 12) ? skin : undefined;

/** Plain, with a light that falls from one side. */
export const table =
  (grey: number): Surface =>
  (x, y) =>
    grey + x * 0.08 - y * 0.06;

export const wood =
  (grey: number): Surface =>
  (x, y) =>
    grey + 14 * Math.sin(y * 0.35 + 2 * Math.sin(x * 0.02)) + 8 * grainAt(x / 40, y / 1.5);

export const planks =
  (grey: number): Surface =>
  (x, y) => {
    const plank = Math.floor(y / 45);
    return y - plank * 45 < 1.5 ? grey - 55 : grey + 12 * grainAt(plank, 3) + 6 * grainAt(x / 50, y / 2);
  };

export const checkedCloth =
  (grey: number, contrast: number): Surface =>
  (x, y) =>
    grey + contrast * ((Math.floor(x / 14) + Math.floor(y / 14)) % 2 === 0 ? 1 : -1);

export const carpet =
  (grey: number): Surface =>
  (x, y) =>
    grey + 40 * (grainAt(x / 1.7, y / 1.7) - 0.5);
