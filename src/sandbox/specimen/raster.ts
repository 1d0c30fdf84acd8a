// Pictures as plain pixels, and the few ways to draw into them. There is no canvas and no native part, so the
// result is the same on every machine. It must never know what it draws.

/** A picture: four bytes a pixel (red, green, blue, opaque), row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** `#rrggbb`. */
export type Colour = `#${string}`;

/** A shape, as the distance of a point from its edge in pixels. Negative distances are inside. */
export interface Shape {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly distance: (x: number, y: number) => number;
}

/** A picture of one colour. */
export function createRaster(width: number, height: number, colour: Colour = '#ffffff'): Raster {
  const [red, green, blue] = channels(colour);
  const [pixel = 0] = new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer);
  return { width, height, data: new Uint8Array(new Uint32Array(width * height).fill(pixel).buffer) };
}

/** Draws a shape with a smooth edge; `opacity` is 0 to 1. */
export function paint(
  { width, height, data }: Raster,
  { left, top, right, bottom, distance }: Shape,
  colour: Colour,
  opacity = 1,
): void {
  const [red, green, blue] = channels(colour);
  const lastX = Math.min(width - 1, Math.ceil(right));
  const lastY = Math.min(height - 1, Math.ceil(bottom));
  for (let y = Math.max(0, Math.floor(top) - 1); y <= lastY; y += 1) {
    for (let x = Math.max(0, Math.floor(left) - 1); x <= lastX; x += 1) {
      const share = Math.min(1, Math.max(0, 0.5 - distance(x + 0.5, y + 0.5))) * opacity;
      if (share === 0) continue;
      const at = (y * width + x) * 4;
      data[at] = Math.round((data[at] ?? 0) * (1 - share) + red * share);
      data[at + 1] = Math.round((data[at + 1] ?? 0) * (1 - share) + green * share);
      data[at + 2] = Math.round((data[at + 2] ?? 0) * (1 - share) + blue * share);
    }
  }
}

/** Copies a picture into a larger one. It must fit there. */
export function copy(from: Raster, into: Raster, { x, y }: { x: number; y: number }): void {
  for (let row = 0; row < from.height; row += 1) {
    into.data.set(
      from.data.subarray(row * from.width * 4, (row + 1) * from.width * 4),
      ((y + row) * into.width + x) * 4,
    );
  }
}

/** `Math.hypot` guards against numbers that no picture has, and takes ten times as long. */
const lengthOf = (x: number, y: number) => Math.sqrt(x * x + y * y);

/** A rectangle with rounded corners. */
export function rectangle({
  x,
  y,
  width,
  height,
  radius = 0,
}: {
  x: number;
  y: number;
  width: number;
  height: number;
  radius?: number;
}): Shape {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return {
    left: x,
    top: y,
    right: x + width,
    bottom: y + height,
    distance: (px, py) => {
      const dx = Math.abs(px - middleX) - width / 2 + radius;
      const dy = Math.abs(py - middleY) - height / 2 + radius;
      return lengthOf(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
    },
  };
}

/** An ellipse around a point. `angle` turns it clockwise, in radians. */
export function ellipse({
  x,
  y,
  radiusX,
  radiusY,
  angle = 0,
}: {
  x: number;
  y: number;
  radiusX: number;
  radiusY: number;
  angle?: number;
}): Shape {
  const reach = Math.max(radiusX, radiusY);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    left: x - reach,
    top: y - reach,
    right: x + reach,
    bottom: y + reach,
    distance: (px, py) => {
      const along = ((px - x) * cos + (py - y) * sin) / radiusX;
      const across = ((py - y) * cos - (px - x) * sin) / radiusY;
      const share = lengthOf(along, across);
      // Near the edge this is the distance to it, and it is used only there.
      return share === 0 ? -reach : ((share - 1) * share) / lengthOf(along / radiusX, across / radiusY);
    },
  };
}

/** A line with rounded ends. */
export function stroke([x1, y1]: Point, [x2, y2]: Point, thickness: number): Shape {
  const half = thickness / 2;
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  return {
    left: Math.min(x1, x2) - half,
    top: Math.min(y1, y2) - half,
    right: Math.max(x1, x2) + half,
    bottom: Math.max(y1, y2) + half,
    distance: (px, py) => {
      const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - x1) * dx + (py - y1) * dy) / length));
      return lengthOf(px - x1 - along * dx, py - y1 - along * dy) - half;
    },
  };
}

export type Point = readonly [x: number, y: number];

/** The area that both shapes cover. */
export const both = (one: Shape, other: Shape): Shape => ({
  ...one,
  distance: (x, y) => Math.max(one.distance(x, y), other.distance(x, y)),
});

/** The first shape without the second. */
export const without = (one: Shape, other: Shape): Shape => ({
  ...one,
  distance: (x, y) => Math.max(one.distance(x, y), -other.distance(x, y)),
});

/** The area that any of the shapes covers. At least one shape is needed. */
export const together = (shapes: readonly Shape[]): Shape => ({
  left: Math.min(...shapes.map(({ left }) => left)),
  top: Math.min(...shapes.map(({ top }) => top)),
  right: Math.max(...shapes.map(({ right }) => right)),
  bottom: Math.max(...shapes.map(({ bottom }) => bottom)),
  distance: (x, y) => shapes.reduce((least, { distance }) => Math.min(least, distance(x, y)), Infinity),
});

function channels(colour: Colour): readonly [red: number, green: number, blue: number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
