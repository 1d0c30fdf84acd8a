// What scenes are painted with: functions from a place to its brightness. A place is in millimetres around
// the middle of the shape to fit, whose width is the document's.

/** Brightness, 0 to 255; undefined where there is nothing, so that what is behind shows. */
export type Surface = (x: number, y: number) => number | undefined;

/** Numbers from 0 to 1 that look like chance, the same for the same seed (mulberry32). */
export function createChance(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 0 to 1 for a cell of a pattern, the same each time. */
export function grainAt(x: number, y: number): number {
  const mixed = Math.sin(Math.floor(x) * 127.1 + Math.floor(y) * 311.7) * 43_758.5453;
  return mixed - Math.floor(mixed);
}

/** The first that has something there. */
export const layers =
  (...surfaces: readonly Surface[]): Surface =>
  (x, y) => {
    for (const surface of surfaces) {
      const brightness = surface(x, y);
      if (brightness !== undefined) return brightness;
    }
    return 0;
  };

export interface Pose {
  /** Where its middle is, in millimetres. */
  readonly x?: number;
  readonly y?: number;
  readonly scale?: number;
  /** Clockwise, in degrees. */
  readonly angle?: number;
  /** How much smaller the far end of it looks, across and down, as a share. */
  readonly slantX?: number;
  readonly slantY?: number;
}

/** A thing that lies or is held somewhere; its own middle is at 0, 0. */
export function posed(surface: Surface, pose: Pose): Surface {
  const { x = 0, y = 0, scale = 1, angle = 0, slantX = 0, slantY = 0 } = pose;
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return (px, py) => {
    const [dx, dy] = [(px - x) / scale, (py - y) / scale];
    const [rx, ry] = [dx * cos + dy * sin, dy * cos - dx * sin];
    const depth = 1 - (rx * slantX + ry * slantY) / 100;
    return surface(rx / depth, ry / depth);
  };
}

/** A rectangle with round corners. */
export const within = (x: number, y: number, width: number, height: number, round = 0): boolean => {
  const [dx, dy] = [Math.abs(x) - width / 2 + round, Math.abs(y) - height / 2 + round];
  return dx <= round && dy <= round && (dx <= 0 || dy <= 0 || Math.hypot(dx, dy) <= round);
};

/** Rows of words: dark where print is. */
export function isPrint(x: number, y: number, { line = 4, letter = 1.1 } = {}): boolean {
  const row = Math.floor(y / line);
  const height = y - row * line;
  if (height < line * 0.25 || height > line * 0.8) return false;
  const word = Math.floor(x / (letter * 7));
  return grainAt(word, row) > 0.18 && grainAt(x / (letter * 0.45), row * 3 + Math.floor(height / 0.7)) > 0.45;
}
