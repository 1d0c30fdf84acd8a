import { createCaptureStage, type CaptureStage } from '../../support/capture-stage.js';
import { createDrawnCamera } from '../../support/drawn-camera.js';

/** Each place has its own colour: red tells how far right it is, green how far down, in steps of 255. */
function paintPlaces(context: CanvasRenderingContext2D): void {
  const { width, height } = context.canvas;
  const across = context.createLinearGradient(0, 0, width, 0);
  const down = context.createLinearGradient(0, 0, 0, height);
  for (const [gradient, colour] of [
    [across, '#f00'],
    [down, '#0f0'],
  ] as const) {
    gradient.addColorStop(0, '#000');
    gradient.addColorStop(1, colour);
  }
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = across;
  context.fillRect(0, 0, width, height);
  context.globalCompositeOperation = 'lighter';
  context.fillStyle = down;
  context.fillRect(0, 0, width, height);
}

/** Where in the stream a picture begins and ends, as shares of its width and height. */
async function placesOf(picture: Blob) {
  const bitmap = await createImageBitmap(picture);
  const canvas = Object.assign(document.createElement('canvas'), {
    width: bitmap.width,
    height: bitmap.height,
  });
  const context = canvas.getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  const at = (x: number, y: number) =>
    [...context.getImageData(x, y, 1, 1).data.slice(0, 2)].map((colour) => colour / 255);
  const [left = 0, top = 0] = at(0, 0);
  const [right = 0, bottom = 0] = at(bitmap.width - 1, bitmap.height - 1);
  return { left, top, right, bottom, shape: bitmap.width / bitmap.height };
}

const boxOf = (element: Element | null) => {
  const { x, y, width, height } = element!.getBoundingClientRect();
  return { x, y, width, height };
};

type Box = ReturnType<typeof boxOf>;

/** To half a pixel: WebKit rounds the place of a mirrored element. */
function expectSameBox(box: Box, other: Box): void {
  for (const measure of ['x', 'y', 'width', 'height'] as const)
    expect(Math.abs(box[measure] - other[measure]), measure).toBeLessThan(0.5);
}

/** Whatever part of the stream is shown: its middle, as large as it fits. */
function expectMiddle(
  { left, top, right, bottom, shape }: Awaited<ReturnType<typeof placesOf>>,
  stream: { width: number; height: number },
  finder: { width: number; height: number },
): void {
  const wide = finder.width / finder.height;
  expect(shape).toBeCloseTo(wide, 1);
  const share = (wide * stream.height) / stream.width; // of the width, where the whole height is shown
  const [x, y] = share < 1 ? [share, 1] : [1, 1 / share];
  for (const [is, wanted] of [
    [left, (1 - x) / 2],
    [right, (1 + x) / 2],
    [top, (1 - y) / 2],
    [bottom, (1 + y) / 2],
  ] as const)
    expect(Math.abs(is - wanted), `${is} where ${wanted} is wanted`).toBeLessThan(0.04);
}

describe.each([
  { width: 1280, height: 720 },
  { width: 720, height: 1280 },
  { width: 720, height: 720 },
  { width: 480, height: 640 },
])('a stream of $width x $height', (size) => {
  let stage: CaptureStage;
  beforeEach(() => {
    stage = createCaptureStage();
  });
  afterEach(() => {
    stage.leave();
  });

  async function takenPicture({
    times,
  }: {
    times: number;
  }): Promise<{ picture: Blob; finder: { width: number; height: number } }> {
    await vi.waitFor(() => {
      expect(stage.buttonNamed('Take picture')).toBeTruthy();
    }, 10_000);
    const finder = boxOf(stage.box.querySelector('[part=viewfinder]'));
    expectSameBox(boxOf(stage.box.querySelector('video')), finder);
    const before = stage.sent.length;
    for (let time = 0; time < times; time += 1) await stage.press('Take picture');
    await stage.press('Use this picture');
    await vi.waitFor(() => {
      expect(stage.sent.length).toBeGreaterThan(before);
    }, 10_000);
    return { picture: stage.sent.at(-1)!, finder };
  }

  it('shows its middle and sends what it shows, of a document and of a face', async () => {
    const end = stage.start(createDrawnCamera(paintPlaces, size));
    await stage.press('Use the camera');
    const document = await takenPicture({ times: 1 });
    expectMiddle(await placesOf(document.picture), size, document.finder);
    await stage.heading('Your face');
    const face = await takenPicture({ times: 2 }); // at once, without the count
    expectMiddle(await placesOf(face.picture), size, face.finder);
    await end;
  });
});
