// WCAG 2.2's contrast ratio between two colours as the browser paints them.

export type Painted = readonly [red: number, green: number, blue: number];

/** A colour in any notation, and what is under it. */
export type Coat = readonly [color: string, under?: string];

/** What was painted already: the same surfaces are asked for again and again. */
const painted = new Map<string, Painted>();

const nameOf = ([color, under = 'white']: Coat) => `${color} on ${under}`;

/** The bytes of a pixel in `color`, in any notation, over what is `under` it. */
export function paint(...coat: Coat): Painted {
  paintAhead([coat]);
  return painted.get(nameOf(coat)) ?? [0, 0, 0];
}

/** Paints all that will be asked for beside each other: to read pixels back is dear, and as dear for one. */
export function paintAhead(coats: readonly Coat[]): void {
  const fresh = [...new Map(coats.map((coat) => [nameOf(coat), coat]))].filter(
    ([name]) => !painted.has(name),
  );
  if (fresh.length === 0) return;
  const canvas = new OffscreenCanvas(fresh.length, 1).getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('There is no canvas.');
  for (const [x, [, [color, under = 'white']]] of fresh.entries())
    for (const fill of [under, color]) {
      canvas.fillStyle = fill;
      canvas.fillRect(x, 0, 1, 1);
    }
  const { data } = canvas.getImageData(0, 0, fresh.length, 1);
  for (const [x, [name]] of fresh.entries()) {
    const [red = 0, green = 0, blue = 0] = data.subarray(4 * x);
    painted.set(name, [red, green, blue]);
  }
}

/** From 1 to 21. */
export function contrast(one: Painted, other: Painted): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: Painted): number {
  const [red = 0, green = 0, blue = 0] = color.map((byte) => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
