// Whether this browser gives back what a page draws. Protection against fingerprinting hands out noise
// instead (Firefox, privacy.resistFingerprinting), and a picture of noise would be what the provider gets.

const SIDE = 16;
/** Some browsers change the last bit of a few pixels; no picture is worse for that. */
const MOST_DIFFERENCE = 8;

/** Draws known pixels and reads them back. */
export function isCanvasHonest(): boolean {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: SIDE, height: SIDE });
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return false;
  const greyOf = (x: number, y: number) => (x * 61 + y * 29) % 256;
  for (let i = 0; i < SIDE * SIDE; i++) {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    const grey = greyOf(x, y);
    context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
    context.fillRect(x, y, 1, 1);
  }
  const { data } = context.getImageData(0, 0, SIDE, SIDE);
  let difference = 0;
  for (let i = 0; i < SIDE * SIDE; i++)
    difference += Math.abs((data[i * 4] ?? 0) - greyOf(i % SIDE, Math.floor(i / SIDE)));
  return difference / (SIDE * SIDE) <= MOST_DIFFERENCE;
}
