// WCAG 2.2's contrast ratio between two colours as the browser paints them.

export type Painted = readonly [red: number, green: number, blue: number];

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

/** To read a pixel back is dear, and the same surfaces are asked for again and again. */
const painted = new Map<string, Painted>();

/** The bytes of a pixel in `color`, in any notation, over what is `under` it. */
export function paint(color: string, under = 'white'): Painted {
  const name = `${color} on ${under}`;
  const known = painted.get(name) ?? paintAnew(color, under);
  painted.set(name, known);
  return known;
}

function paintAnew(color: string, under: string): Painted {
  if (!canvas) throw new Error('There is no canvas.');
  for (const fill of [under, color]) {
    canvas.fillStyle = fill;
    canvas.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
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
