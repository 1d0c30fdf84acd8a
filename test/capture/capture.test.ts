import { captureTexts } from '../../src/i18n/en/camera-texts.js';
import { detourTexts } from '../../src/i18n/en/detour-texts.js';
import { createCaptureStage, type CaptureStage } from '../support/capture-stage.js';
import { createDrawnCamera } from '../support/drawn-camera.js';

/** A card that fills the shape, with print on it. */
function paintCard(context: CanvasRenderingContext2D): void {
  context.fillStyle = 'rgb(90 90 90)';
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = 'rgb(215 215 215)';
  context.fillRect(225, 98, 830, 524);
  context.fillStyle = 'rgb(30 30 30)';
  for (let row = 0; row < 12; row++)
    for (let word = 0; word < 10; word++)
      context.fillRect(260 + word * 75, 130 + row * 40, 30 + ((row * word * 7) % 30), 16);
}

let stage: CaptureStage;
const press = (name: string) => stage.press(name);
const heading = (text: string) => stage.heading(text);
const buttonNamed = (name: string) => stage.buttonNamed(name);

beforeEach(() => {
  stage = createCaptureStage();
});

afterEach(() => {
  stage.leave();
  vi.unstubAllGlobals();
});

describe('our own camera', () => {
  it('takes a document and a face, shows both before they are sent, and leaves the camera off', async () => {
    const camera = createDrawnCamera(paintCard);
    const end = stage.start(camera);
    await press('Use the camera');
    await press('Take picture');
    await heading('Is everything easy to read?');
    expect(camera.liveTracks()).toBe(0);
    await vi.waitFor(() => {
      // all that is shown, or the card with a margin
      expect(stage.box.querySelector('canvas')?.width).toBeGreaterThan(900);
    });
    await press('Use this picture');
    await heading('Your face');
    await vi.waitFor(() => {
      expect(stage.box.querySelector('[part=recognised]')?.textContent).toBe('Passport, Slovakia');
    });
    await press('Take picture');
    await press('Take picture'); // at once, without the count
    await press('Use this picture');
    expect(await end).toEqual({ kind: 'finished', returnUrl: 'https://shop.example/next' });
    expect(camera.asked.map(({ video }) => (video as MediaTrackConstraints).facingMode)).toEqual([
      'environment',
      'user',
    ]);
    expect(camera.liveTracks()).toBe(0);
  });

  it('has a place for the picture before it is decoded: no button moves away under a thumb', async () => {
    let decode: () => void = () => undefined;
    const isDecoded = new Promise<void>((resolve) => {
      decode = resolve;
    });
    const real = createImageBitmap;
    vi.stubGlobal('createImageBitmap', async (picture: Blob) => (await isDecoded, real(picture)));
    stage.start(createDrawnCamera(paintCard)).catch(() => undefined);
    await press('Use the camera');
    await press('Take picture');
    await heading('Is everything easy to read?');
    const canvas = stage.box.querySelector('canvas');
    const isDrawn = () => canvas?.getContext('2d')?.getImageData(9, 9, 1, 1).data[3] === 255;
    const place = () => buttonNamed('Use this picture')?.getBoundingClientRect().top;
    expect(isDrawn()).toBe(false);
    const before = place();
    decode();
    await vi.waitUntil(isDrawn);
    expect(place()).toBe(before);
  });

  it('names the document and its country with the comma of the language', async () => {
    stage.start(createDrawnCamera(paintCard), { language: () => 'ar' }).catch(() => undefined);
    await press('Use the camera');
    await press('Take picture');
    await press('Use this picture');
    await vi.waitFor(() => {
      expect(stage.box.querySelector('[part=recognised]')?.textContent).toBe('Passport، سلوفاكيا');
    });
  });

  it('takes a good picture by itself for who began by pointer', async () => {
    void stage.start(createDrawnCamera(paintCard)).catch(() => undefined);
    buttonNamed('Use the camera')?.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
    await heading('Is everything easy to read?');
  });

  it('shows only the face as in a mirror, and only with a camera that looks at the customer', async () => {
    const camera = createDrawnCamera(paintCard, { settings: { facingMode: 'user' } });
    void stage.start(camera).catch(() => undefined);
    await press('Use the camera');
    await press('Take picture');
    expect(stage.box.querySelector('.mirrored')).toBeNull();
    await press('Use this picture');
    await heading('Your face');
    await vi.waitFor(() => {
      expect(stage.box.querySelector('video.mirrored')).toBeTruthy();
    });
  });

  it('switches the light where the camera has one', async () => {
    const camera = createDrawnCamera(paintCard, { capabilities: { torch: true } });
    const { mediaDevices } = camera;
    const asked: unknown[] = [];
    void stage
      .start({
        ...camera,
        mediaDevices: {
          enumerateDevices: () => mediaDevices.enumerateDevices(),
          getUserMedia: async (constraints) => withTorch(await mediaDevices.getUserMedia(constraints), asked),
        },
      })
      .catch(() => undefined);
    await press('Use the camera');
    await press('Light');
    await vi.waitFor(() => {
      expect(buttonNamed('Light')?.getAttribute('aria-pressed')).toBe('true');
    });
    expect(asked).toEqual([{ advanced: [{ torch: true }] }]);
  });

  it('opens another camera where there are several', async () => {
    const camera = createDrawnCamera(paintCard);
    const devices = ['drawn', 'other'].map(
      (deviceId) => ({ kind: 'videoinput', deviceId, label: deviceId }) as MediaDeviceInfo,
    );
    void stage
      .start({
        ...camera,
        mediaDevices: { ...camera.mediaDevices, enumerateDevices: () => Promise.resolve(devices) },
      })
      .catch(() => undefined);
    await press('Use the camera');
    const select = await vi.waitFor(() => {
      const found = stage.box.querySelector('select');
      if (!found) throw new Error('there is no choice');
      return found;
    });
    expect(select.value).toBe('drawn');
    select.value = 'other';
    select.dispatchEvent(new Event('change'));
    await vi.waitFor(() => {
      expect(camera.asked).toHaveLength(2);
    });
    expect(camera.asked[1]?.video).toMatchObject({ deviceId: { exact: 'other' } });
    await vi.waitFor(() => {
      expect(camera.liveTracks()).toBe(1);
    });
    await press('Take picture');
    await press('Take again');
    await vi.waitFor(() => {
      expect(camera.asked).toHaveLength(3);
    });
    expect(camera.asked[2]?.video).toMatchObject({ deviceId: { exact: 'other' } });
    await press('Take picture');
    await press('Use this picture');
    await heading('Your face');
    await vi.waitFor(() => {
      expect(camera.asked).toHaveLength(4);
    });
    expect(camera.asked[3]?.video).toMatchObject({ facingMode: 'user' });
  });

  it('goes on when what had stopped the picture, a call or another app, is over', async () => {
    void stage.start(createDrawnCamera(paintCard)).catch(() => undefined);
    await press('Use the camera');
    await vi.waitFor(() => {
      expect(buttonNamed('Take picture')).toBeTruthy();
    });
    const video = stage.box.querySelector('video');
    video?.pause();
    expect(video?.paused).toBe(true);
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await vi.waitFor(() => {
      expect(video?.paused).toBe(false);
    });
  });

  it('says that the camera has stopped, and goes on when it is there again', async () => {
    const camera = createDrawnCamera(paintCard);
    void stage.start(camera).catch(() => undefined);
    await press('Use the camera');
    await vi.waitFor(() => {
      expect(buttonNamed('Take picture')).toBeTruthy();
    });
    camera.unplug();
    await heading('The camera has stopped');
    await press('Try again');
    await vi.waitFor(() => {
      expect(buttonNamed('Take picture')).toBeTruthy();
    });
  });

  it('asks the detector of the page, whose word counts', async () => {
    void stage
      .start(createDrawnCamera(paintCard), { detector: () => Promise.resolve('glare') })
      .catch(() => undefined);
    await press('Use the camera');
    await vi.waitFor(() => {
      expect(stage.box.querySelector('[part=hint]')?.textContent).toBe(captureTexts.hintGlare);
    }, 10_000);
  });

  it('counts before it takes a face that nothing has found, and never calls an empty room good', async () => {
    void stage.start(createDrawnCamera(paintCard)).catch(() => undefined);
    await press('Use the camera');
    await press('Take picture');
    await press('Use this picture');
    await heading('Your face');
    const hint = () => stage.box.querySelector('[part=hint]');
    await vi.waitFor(() => {
      expect(hint()?.textContent).toBe(captureTexts.hintLook);
    }, 10_000);
    expect(hint()?.className).not.toBe('good');
    expect(stage.box.querySelector('[part=option]')).toBeNull();
    await press('Take picture');
    await vi.waitFor(() => {
      expect(stage.box.querySelector('[part="countdown"]')?.textContent).toBe('3');
    });
    stage.hurry(20);
    await heading('Is your face easy to see?');
  });

  it('takes a face at once that is asked for twice', async () => {
    void stage.start(createDrawnCamera(paintCard)).catch(() => undefined);
    await press('Use the camera');
    await press('Take picture');
    await press('Use this picture');
    await heading('Your face');
    await press('Take picture');
    await press('Take picture');
    await vi.waitFor(() => {
      expect(stage.box.querySelector('[part="countdown"]')).toBeNull();
    }, 600);
    await heading('Is your face easy to see?');
  });

  it('takes a face by itself that a detector has found', async () => {
    void stage
      .start(createDrawnCamera(paintCard), { detector: () => Promise.resolve('good') })
      .catch(() => undefined);
    buttonNamed('Use the camera')?.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
    await heading('Is everything easy to read?');
    await press('Use this picture');
    await heading('Your face');
    await heading('Is your face easy to see?');
  });

  it('leads to files and to the page of the provider where the browser garbles pictures', async () => {
    vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(
      (_x, _y, width, height) => new ImageData(width, height),
    );
    onTestFinished(() => {
      vi.restoreAllMocks();
    });
    const end = stage.start(createDrawnCamera(paintCard));
    await press('Use the camera');
    await heading('This browser changes pictures');
    expect(buttonNamed('Upload pictures instead')).toBeTruthy();
    await press('Open the verification page');
    expect(await end).toEqual({ kind: 'hosted' });
  });

  it.each([
    ['several pictures', ['a.png', 'b.png'], detourTexts.oneFile],
    ['a link', [], detourTexts.dropFile],
  ])('%s that are dropped are answered with words', async (_, names, words) => {
    void stage.start(createDrawnCamera(paintCard)).catch(() => undefined);
    await press('Upload pictures instead');
    await heading('Front of your document');
    const dropped = new DataTransfer();
    for (const name of names) dropped.items.add(new File(['x'], name));
    if (!names.length) dropped.setData('text/uri-list', 'https://elsewhere.example/a.png');
    const drop = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped });
    stage.box.querySelector('[part=capture]')?.dispatchEvent(drop);
    await vi.waitFor(() => {
      expect(stage.box.querySelector('[role=alert]')?.textContent).toContain(words);
    });
    expect(drop.defaultPrevented).toBe(true);
  });

  it.each([
    ['a file', (dropped: DataTransfer) => dropped.items.add(new File(['x'], 'a.png')), false],
    [
      'a link',
      (dropped: DataTransfer) => {
        dropped.setData('text/uri-list', 'https://elsewhere.example/');
      },
      true,
    ],
  ])('keeps the page where it is when %s is dropped anywhere on it, on any step', (_, fill, isText) => {
    void stage.start(createDrawnCamera(paintCard)).catch(() => undefined);
    const dropped = new DataTransfer();
    fill(dropped);
    const isKept = (target: HTMLElement) => {
      const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    };
    const field = document.body.appendChild(document.createElement('input'));
    expect(isKept(document.body)).toBe(true);
    expect(isKept(field), 'into a field of the page').toBe(!isText);
    stage.leave();
    expect(isKept(document.body)).toBe(false);
    field.remove();
  });

  it('check 96: a file that is none leaves the focus where it was chosen', async () => {
    void stage.start(createDrawnCamera(paintCard)).catch(() => undefined);
    await press('Upload pictures instead');
    const input = await vi.waitFor(() => {
      const found = stage.box.querySelector<HTMLInputElement>('input[type=file]');
      if (!found) throw new Error('there is no input');
      return found;
    });
    input.focus();
    const chosen = new DataTransfer();
    chosen.items.add(new File(['%PDF-1.7'], 'a.pdf'));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await vi.waitFor(() => {
      expect(stage.box.querySelector('[role=alert]')?.textContent).toContain(detourTexts.notAPicture);
    });
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
    expect(document.activeElement).toBe(input);
  });

  it('lets everything go when it is aborted', async () => {
    const camera = createDrawnCamera(paintCard);
    const end = stage.start(camera);
    await press('Use the camera');
    await vi.waitFor(() => {
      expect(camera.liveTracks()).toBe(1);
    });
    const reason = new Error('left');
    stage.leave(reason);
    await expect(end).rejects.toBe(reason);
    expect(camera.liveTracks()).toBe(0);
    expect(stage.box.querySelector('video')?.srcObject).toBeNull();
  });
});

function withTorch(stream: MediaStream, asked: unknown[]): MediaStream {
  for (const track of stream.getTracks()) {
    track.applyConstraints = (constraints) => {
      asked.push(constraints);
      return Promise.resolve();
    };
  }
  return stream;
}
