import { render } from 'lit';
import { runCapture } from '../../src/capture/capture.js';
import { captureStyles } from '../../src/capture/capture-styles.js';
import type { Stage } from '../../src/capture/stage.js';
import type { CaptureEnd } from '../../src/capture/steps.js';
import { createUploads } from '../../src/capture/uploads.js';
import { captureTexts } from '../../src/i18n/capture/en.js';
import { complete } from '../../src/i18n/en-on-demand.js';
import { en } from '../../src/i18n/en.js';
import { createDrawnCamera, type DrawnCamera } from '../support/drawn-camera.js';

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

const answers: Record<string, unknown[]> = {};
let box: HTMLElement;
let over: AbortController;

function start(camera: DrawnCamera, more: Partial<Stage> = {}): Promise<CaptureEnd> {
  const texts = { ...captureTexts, ...complete(en) };
  const { signal } = over;
  const environment = {
    fetch: (input: RequestInfo | URL) =>
      Promise.resolve(Response.json(answers[String(input).replace(/.*\//, '')]?.shift() ?? {})),
    now: () => performance.now(),
    random: Math.random,
    isOffline: () => false,
    pause: (ms: number, paused: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        setTimeout(resolve, ms);
        paused.addEventListener('abort', () => {
          reject(paused.reason as Error);
        });
      }),
  };
  let screen: Parameters<Stage['show']>[0] | undefined;
  const update = () => {
    render(screen?.(texts), box);
  };
  return runCapture({
    show(next) {
      screen = next;
      update();
    },
    update,
    uploads: createUploads({
      uploadUrl: '/kyc/session/1',
      credentials: 'same-origin',
      baseUrl: location.href,
      providerOrigins: [],
      environment,
      signal,
    }),
    environment,
    mediaDevices: camera.mediaDevices,
    hasOtherDevice: true,
    language: () => 'en',
    signal,
    ...more,
  });
}

const buttonNamed = (name: string) =>
  [...box.querySelectorAll('button')].find(
    (button) => button.textContent.trim() === name && !button.disabled,
  );

async function press(name: string): Promise<void> {
  await vi.waitFor(() => {
    expect(buttonNamed(name)).toBeTruthy();
  }, 10_000);
  buttonNamed(name)?.click();
}

const heading = (text: string) =>
  vi.waitFor(() => {
    expect(box.querySelector('h2')?.textContent).toBe(text);
  }, 10_000);

beforeEach(() => {
  over = new AbortController();
  box = document.body.appendChild(document.createElement('div'));
  const root = document;
  if (captureStyles.styleSheet) root.adoptedStyleSheets = [captureStyles.styleSheet];
  Object.assign(answers, {
    document: [
      { hasError: false, isTwoSideDocument: false, pageSide: 'FRONT', country: 'SVK', type: 'PASSPORT' },
    ],
    face: [{ hasError: false }],
    complete: [{ customerReturnUrl: 'https://shop.example/next' }],
  });
});

afterEach(() => {
  over.abort();
  box.remove();
  document.adoptedStyleSheets = [];
});

describe('our own camera', () => {
  it('takes a document and a face, shows both before they are sent, and leaves the camera off', async () => {
    const camera = createDrawnCamera(paintCard);
    const end = start(camera);
    await press('Use the camera');
    await press('Take picture');
    await heading('Is everything easy to read?');
    expect(camera.liveTracks()).toBe(0);
    await vi.waitFor(() => {
      expect(box.querySelector('canvas')?.width).toBe(960);
    });
    await press('Use this picture');
    await heading('Your face');
    await vi.waitFor(() => {
      expect(box.textContent).toContain('Recognised: Passport, Slovakia');
    });
    await press('Take picture');
    await press('Use this picture');
    expect(await end).toEqual({ kind: 'finished', returnUrl: 'https://shop.example/next' });
    expect(camera.asked.map(({ video }) => (video as MediaTrackConstraints).facingMode)).toEqual([
      'environment',
      'user',
    ]);
    expect(camera.liveTracks()).toBe(0);
  });

  it('takes a good picture by itself for who began by pointer', async () => {
    void start(createDrawnCamera(paintCard)).catch(() => undefined);
    buttonNamed('Use the camera')?.dispatchEvent(new MouseEvent('click', { detail: 1, bubbles: true }));
    await heading('Is everything easy to read?');
  });

  it('shows only the face as in a mirror, and only with a camera that looks at the customer', async () => {
    const camera = createDrawnCamera(paintCard, { settings: { facingMode: 'user' } });
    void start(camera).catch(() => undefined);
    await press('Use the camera');
    await press('Take picture');
    expect(box.querySelector('.mirrored')).toBeNull();
    await press('Use this picture');
    await heading('Your face');
    await vi.waitFor(() => {
      expect(box.querySelector('video.mirrored')).toBeTruthy();
    });
  });

  it('switches the light where the camera has one', async () => {
    const camera = createDrawnCamera(paintCard, { capabilities: { torch: true } });
    const { mediaDevices } = camera;
    const asked: unknown[] = [];
    void start({
      ...camera,
      mediaDevices: {
        enumerateDevices: () => mediaDevices.enumerateDevices(),
        getUserMedia: async (constraints) => withTorch(await mediaDevices.getUserMedia(constraints), asked),
      },
    }).catch(() => undefined);
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
    void start({
      ...camera,
      mediaDevices: { ...camera.mediaDevices, enumerateDevices: () => Promise.resolve(devices) },
    }).catch(() => undefined);
    await press('Use the camera');
    const select = await vi.waitFor(() => {
      const found = box.querySelector('select');
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
    void start(createDrawnCamera(paintCard)).catch(() => undefined);
    await press('Use the camera');
    await vi.waitFor(() => {
      expect(buttonNamed('Take picture')).toBeTruthy();
    });
    const video = box.querySelector('video');
    video?.pause();
    expect(video?.paused).toBe(true);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => {
      expect(video?.paused).toBe(false);
    });
  });

  it('says that the camera has stopped, and goes on when it is there again', async () => {
    const camera = createDrawnCamera(paintCard);
    void start(camera).catch(() => undefined);
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
    void start(createDrawnCamera(paintCard), { detector: () => Promise.resolve('glare') }).catch(
      () => undefined,
    );
    await press('Use the camera');
    await vi.waitFor(() => {
      expect(box.querySelector('[part=hint]')?.textContent).toBe(captureTexts.hintGlare);
    }, 10_000);
  });

  it('check 96: a file that is none leaves the focus where it was chosen', async () => {
    void start(createDrawnCamera(paintCard)).catch(() => undefined);
    await press('Upload pictures instead');
    const input = await vi.waitFor(() => {
      const found = box.querySelector<HTMLInputElement>('input[type=file]');
      if (!found) throw new Error('there is no input');
      return found;
    });
    input.focus();
    const chosen = new DataTransfer();
    chosen.items.add(new File(['%PDF-1.7'], 'a.pdf'));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
    await vi.waitFor(() => {
      expect(box.querySelector('[role=alert]')?.textContent).toContain(captureTexts.notAPicture);
    });
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
    expect(document.activeElement).toBe(input);
  });

  it('lets everything go when it is aborted', async () => {
    const camera = createDrawnCamera(paintCard);
    const end = start(camera);
    await press('Use the camera');
    await vi.waitFor(() => {
      expect(camera.liveTracks()).toBe(1);
    });
    const reason = new Error('left');
    over.abort(reason);
    await expect(end).rejects.toBe(reason);
    expect(camera.liveTracks()).toBe(0);
    expect(box.querySelector('video')?.srcObject).toBeNull();
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
