// A picture as the customer sees it before it is sent: drawn, because an object URL would need leave of the
// page's img-src, and would have to be revoked on every way out.

/** A canvas that shows the picture until the signal aborts. */
export function createPreview(picture: Blob, signal: AbortSignal): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const clear = () => {
    canvas.width = canvas.height = 0;
  };
  signal.addEventListener('abort', clear);
  void createImageBitmap(picture).then(
    (bitmap) => {
      if (!signal.aborted) draw(canvas, bitmap);
      bitmap.close();
    },
    clear, // the customer may still send what they cannot see here
  );
  return canvas;
}

/** No larger than a screen shows it. */
const MOST_PIXELS_A_SIDE = 1280;

function draw(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  const scale = Math.min(1, MOST_PIXELS_A_SIDE / Math.max(bitmap.width, bitmap.height));
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
}
