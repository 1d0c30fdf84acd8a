// What is no document, and may be seen by a camera all the same.

import { grainAt, isPrint, within, type Surface } from './surface.js';

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

/** A screen of 16 by 10 in a thin frame, and the keyboard below it. */
export const laptop =
  (content: number): Surface =>
  (x, y) => {
    if (within(x, y, 310, 198, 4)) {
      if (!within(x, y, 300, 188)) return 20;
      if (y < -80) return 210;
      return x < -70 ? content : isPrint(x, y, { line: 7, letter: 1.6 }) ? 70 : 238;
    }
    return y > 99 && within(x, y - 190, 310, 180, 4) ? (keyboard(45, 160)(x, y) ?? 0) : undefined;
  };

/** One window of card-like panes, a garden behind it. */
export const windowWithView =
  (frame: number): Surface =>
  (x, y) => {
    const [column, row] = [Math.floor((x + 49) / 98), Math.floor((y + 33) / 66)];
    const [dx, dy] = [x - column * 98, y - row * 66];
    if (!within(dx, dy, 86, 54)) return frame;
    if (y > 14) return 70 + 50 * grainAt(x / 5, y / 5);
    return Math.hypot(x - 12, y + 2) < 19 ? 60 + 40 * grainAt(x / 3, y / 3) : 205;
  };

/** In a frame as wide as a thumb, the shape that of a card. */
export const framedPicture =
  (frame: number): Surface =>
  (x, y) => {
    if (!within(x, y, 96, 64)) return undefined;
    if (!within(x, y, 85.6, 54)) return frame;
    if (Math.hypot(x + 20, y + 8) < 9) return 230;
    return y > 6 + 6 * Math.sin(x / 9) ? 80 + 40 * grainAt(x / 4, y / 4) : 180;
  };

/** Upright, of two by three, its title near the top. */
export const bookCover =
  (cover: number): Surface =>
  (x, y) => {
    if (!within(x, y, 140, 210)) return undefined;
    const ink = cover > 120 ? 40 : 225;
    if (y < -50 && y > -85 && Math.abs(x) < 55 && isPrint(x, y, { line: 16, letter: 5 })) return ink;
    return within(x, y - 20, 90, 80) ? cover + (ink - cover) * 0.4 * grainAt(x / 12, y / 12) : cover;
  };

export const calculator =
  (body: number): Surface =>
  (x, y) => {
    if (!within(x, y, 130, 82, 6)) return undefined;
    if (within(x, y + 27, 116, 20, 2)) return isPrint(x, y + 27, { line: 16, letter: 4 }) ? 50 : 175;
    const [dx, dy] = [x - Math.floor(x / 19) * 19, y - Math.floor(y / 14) * 14];
    return y > -12 && Math.abs(x) < 58 && within(dx - 9, dy - 7, 13, 9, 2) ? body + 90 : body;
  };

/** Columns, headlines and a picture here and there. */
export const newspaper: Surface = (x, y) => {
  const column = Math.floor(x / 52);
  const block = Math.floor(y / 70 + grainAt(column, 2));
  const dx = x - column * 52;
  if (dx < 5) return 222;
  const dy = y - (block - grainAt(column, 2)) * 70;
  if (dy < 4) return 222;
  if (grainAt(column, block) > 0.65) return 90 + 80 * grainAt(x / 9, y / 9);
  return isPrint(x, y, { line: dy < 18 ? 12 : 3.2, letter: dy < 18 ? 3 : 0.8 }) ? 60 : 222;
};

/** At night: rows of windows, some with a light behind them. */
export const house =
  (wall: number): Surface =>
  (x, y) => {
    const [column, row] = [Math.floor(x / 62), Math.floor(y / 48)];
    const [dx, dy] = [x - (column + 0.5) * 62, y - (row + 0.5) * 48];
    if (!within(dx, dy, 46, 29)) return wall;
    return grainAt(column, row) > 0.4 ? 215 - 90 * grainAt(x / 6, row) : wall - 20;
  };

/** Two pages beside each other. */
export const bookSpread =
  (paper: number): Surface =>
  (x, y) => {
    if (!within(x, y, 250, 178)) return undefined;
    if (Math.abs(x) < 3) return paper - 60;
    return within(Math.abs(x) - 63, y, 100, 150) && isPrint(x, y, { line: 6 }) ? 60 : paper;
  };

/** A pad with lines to write on, and a margin. */
export const linedPage =
  (paper: number, line: number): Surface =>
  (x, y) => {
    if (Math.abs(x + 45) < 0.6) return paper - 80;
    const dy = y - Math.floor(y / line) * line;
    if (dy < 0.8) return paper - 70;
    return Math.abs(x) < 50 && isPrint(x, y, { line, letter: 2 }) ? paper - 120 : paper;
  };
