// What things lie on.

import { grainAt, type Surface } from './surface.js';

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

/** Each flower a disc with a darker heart, now here and now there. */
export const floweryCloth =
  (grey: number, contrast: number): Surface =>
  (x, y) => {
    const [column, row] = [Math.floor(x / 16), Math.floor(y / 16)];
    const dx = x - (column + 0.3 + 0.4 * grainAt(column, row)) * 16;
    const dy = y - (row + 0.3 + 0.4 * grainAt(row, column)) * 16;
    const far = Math.hypot(dx, dy) / (3 + 3 * grainAt(column + 7, row));
    return far < 0.4 ? grey - contrast : far < 1 ? grey + contrast : grey;
  };

export const stripedCloth =
  (grey: number, contrast: number): Surface =>
  (x) =>
    grey + contrast * (Math.floor(x / 9) % 2 === 0 ? 1 : -1);

/** Of any size, with a pattern on them. */
export const tilesIn =
  (width: number, height: number): Surface =>
  (x, y) => {
    const [column, row] = [Math.floor(x / width), Math.floor(y / height)];
    const [dx, dy] = [x - column * width, y - row * height];
    if (dx < 2 || dy < 2) return 215;
    return 150 + 40 * Math.sin(dx * 0.3 + 2 * Math.sin(dy * 0.2)) + 10 * grainAt(column, row);
  };
