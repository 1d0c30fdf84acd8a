// What happens to cameras while they are used. After each of these the light has to be out.

import { captureTexts } from '../../../src/i18n/en/camera-texts.js';
import { createCaptureStage, type CaptureStage } from '../../support/capture-stage.js';
import { createDrawnCamera } from '../../support/drawn-camera.js';

let stage: CaptureStage;
let camera: ReturnType<typeof createDrawnCamera>;
let frames = 0;

/** A card that fills the shape, with print on it, whatever the stream's size. */
function paintCard(context: CanvasRenderingContext2D): void {
  frames += 1;
  const { width, height } = context.canvas;
  const wide = Math.min(width, (height * 4) / 3); // what the viewfinder shows of it
  context.setTransform(wide / 960, 0, 0, wide / 960, width / 2, height / 2);
  context.fillStyle = 'rgb(90 90 90)';
  context.fillRect(-2000, -2000, 4000, 4000);
  context.fillStyle = 'rgb(215 215 215)';
  context.fillRect(-415, -262, 830, 524);
  context.fillStyle = 'rgb(30 30 30)';
  for (let row = 0; row < 12; row++)
    for (let word = 0; word < 10; word++)
      context.fillRect(-380 + word * 75, -230 + row * 40, 30 + ((row * word * 7) % 30), 16);
}

/** Time in which a good picture would have taken itself, or a count would have ended. */
async function moreFrames(): Promise<void> {
  const before = frames;
  await vi.waitFor(() => {
    expect(frames).toBeGreaterThan(before + 25);
  });
}

function start(
  size: Parameters<typeof createDrawnCamera>[1] = {},
  devices: Partial<(typeof camera)['mediaDevices']> = {},
) {
  camera = createDrawnCamera(paintCard, size);
  const end = stage.start({ mediaDevices: { ...camera.mediaDevices, ...devices } });
  end.catch(() => undefined);
  return end;
}

/** By pointer, so that pictures take themselves. */
const beginByPointer = () =>
  stage.buttonNamed('Use the camera')?.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));

const shutterIsThere = () =>
  vi.waitFor(() => {
    expect(stage.buttonNamed('Take picture')).toBeTruthy();
  });
const hint = () => stage.box.querySelector('[part=hint]')?.textContent;
const count = () => stage.box.querySelector('[part="countdown"]')?.textContent;

async function beginFace(): Promise<void> {
  await stage.press('Use the camera');
  await stage.press('Take picture');
  await stage.press('Use this picture');
  await stage.heading('Your face');
  await shutterIsThere();
}

async function beginCount(): Promise<void> {
  await beginFace();
  await stage.press('Take picture');
  await vi.waitFor(() => {
    expect(count()).toBe('3');
  });
}

beforeEach(() => {
  stage = createCaptureStage();
});

afterEach(() => {
  stage.leave();
  expect(camera.liveTracks()).toBe(0);
});

describe('a camera that another app takes, or a call', () => {
  it('is said to have stopped, takes nothing by itself, and goes on afterwards', async () => {
    void start();
    beginByPointer();
    await vi.waitFor(() => {
      expect(hint()).toBeTruthy();
    });
    camera.mute(true);
    await vi.waitFor(() => {
      expect(hint()).toBe('The camera has stopped');
    });
    await vi.waitFor(() => {
      expect(stage.box.querySelector('[role=status]')?.textContent).toBe('The camera has stopped');
    });
    stage.hurry(10);
    await moreFrames();
    await stage.heading(captureTexts.front);
    expect(hint()).toBe('The camera has stopped');
    camera.mute(false);
    await stage.heading('Is everything easy to read?');
  });

  it('ends a count, the hint comes back as it was, and the shutter takes what is shown', async () => {
    void start();
    await beginFace();
    const looks = () =>
      vi.waitFor(() => {
        expect(hint()).toBe(captureTexts.hintLook);
      });
    await looks();
    await stage.press('Take picture');
    await vi.waitFor(() => {
      expect(count()).toBe('3');
    });
    camera.mute(true);
    await vi.waitFor(() => {
      expect(count()).toBeUndefined();
    });
    stage.hurry(10);
    await moreFrames();
    await stage.heading('Your face');
    camera.mute(false);
    await looks();
    camera.mute(true);
    await stage.press('Take picture');
    await stage.heading('Is your face easy to see?');
  });
});

describe('a camera that stops for good', () => {
  it.each([
    ['in a count', beginCount],
    [
      'while its picture is taken',
      async () => {
        await stage.press('Use the camera');
        await stage.press('Take picture');
      },
    ],
  ])('is said to have stopped %s', async (_, begin) => {
    void start();
    await begin();
    camera.unplug();
    await stage.heading('The camera has stopped');
    stage.hurry(10);
    await moreFramesOrNone();
    await stage.heading('The camera has stopped');
    await stage.press('Try again');
    await shutterIsThere();
  });

  it('is missed by nobody while its picture is sent', async () => {
    void start();
    await stage.press('Use the camera');
    await stage.press('Take picture');
    await stage.press('Use this picture');
    camera.unplug();
    await stage.heading('Your face');
  });
});

/** A camera that has stopped paints no more. */
const moreFramesOrNone = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(resolve));
  });

describe('a camera that does not come as it should', () => {
  it('leaves the way with files while it hangs, and is let go when it comes late', async () => {
    void start();
    let arrive: ((stream: MediaStream) => void) | undefined;
    camera.answerWith(
      () =>
        new Promise((resolve) => {
          arrive = resolve;
        }),
    );
    await stage.press('Use the camera');
    await vi.waitFor(() => {
      expect(hint()).toBe(captureTexts.opening);
      expect(arrive).toBeDefined(); // the screen may be there a moment before the browser is asked
    });
    await stage.press('Upload pictures instead');
    await vi.waitFor(() => {
      expect(stage.box.querySelector('input[type=file]')).toBeTruthy();
    });
    arrive?.(camera.open());
    await vi.waitFor(() => {
      expect(camera.liveTracks()).toBe(0);
    });
  });

  it('is none where its stream has no picture, and its sound is off', async () => {
    void start();
    const { stream } = new AudioContext().createMediaStreamDestination();
    camera.answerWith(() => Promise.resolve(stream));
    await stage.press('Use the camera');
    await stage.heading('No camera was found');
    expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  it.each<[string, () => Promise<MediaDeviceInfo[]>]>([
    ['refuses', () => Promise.reject(new DOMException('no', 'NotAllowedError'))],
    [
      'throws',
      () => {
        throw new TypeError('no');
      },
    ],
  ])('is opened where the list of cameras %s', async (_, enumerateDevices) => {
    void start({}, { enumerateDevices });
    await stage.press('Use the camera');
    await shutterIsThere();
  });

  it.each([
    { width: 720, height: 720 },
    { width: 480, height: 640 },
  ])('takes a card by itself in a stream of $width x $height', async (size) => {
    void start(size);
    beginByPointer();
    stage.hurry(4);
    await stage.heading('Is everything easy to read?');
  });
});

describe('in the middle', () => {
  it('another camera that is chosen wins over the picture that is being taken', async () => {
    const devices = ['drawn', 'other'].map(
      (deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId }) as MediaDeviceInfo,
    );
    void start({}, { enumerateDevices: () => Promise.resolve(devices) });
    await stage.press('Use the camera');
    await stage.press('Take picture');
    const select = stage.box.querySelector('select');
    select!.value = 'other';
    select?.dispatchEvent(new Event('change'));
    await vi.waitFor(() => {
      expect(camera.asked).toHaveLength(2);
    });
    await shutterIsThere();
    await moreFrames();
    await stage.heading(captureTexts.front);
    expect(camera.liveTracks()).toBe(1);
    await stage.press('Take picture');
    await stage.heading('Is everything easy to read?');
  });

  it('a stream that is turned is sent as it is shown, not as the document lay before', async () => {
    void start();
    await stage.press('Use the camera');
    await vi.waitFor(() => {
      expect(hint()).toBe(captureTexts.hintGood);
    });
    const video = stage.box.querySelector('video');
    video?.addEventListener('resize', () => stage.buttonNamed('Take picture')?.click(), { once: true });
    camera.resize(720, 1280);
    await stage.heading('Is everything easy to read?');
    await vi.waitFor(() => {
      const { width = 0, height = 1 } = stage.box.querySelector('canvas') ?? {};
      expect(width / height).toBeCloseTo(4 / 3, 1);
    });
  });

  it('of a count a file that is dropped is nobody’s picture, and a hidden tab ends it', async () => {
    void start();
    await beginCount();
    const dropped = new DataTransfer();
    dropped.items.add(new File(['x'], 'a.png'));
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped });
    stage.box.querySelector('[part=capture]')?.dispatchEvent(drop);
    expect(drop.defaultPrevented).toBe(true);
    expect(count()).toBeTruthy();
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await vi.waitFor(() => {
      expect(count()).toBeUndefined();
    });
    stage.hurry(10);
    await moreFrames();
    await stage.heading('Your face');
  });
});
