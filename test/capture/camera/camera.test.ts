import { openCamera, type CameraOptions } from '../../../src/capture/camera/camera.js';
import { KycError } from '../../../src/enrolment/errors.js';
import { createDrawnCamera } from '../../support/drawn-camera.js';

const rejected = (name: string) => () => Promise.reject(new DOMException('no', name));

function setUp(options: Parameters<typeof createDrawnCamera>[1] = {}) {
  const camera = createDrawnCamera((context) => {
    context.fillRect(0, 0, 1, 1);
  }, options);
  const over = new AbortController();
  const open = (more: Partial<CameraOptions> = {}) =>
    openCamera({ facing: 'environment', mediaDevices: camera.mediaDevices, signal: over.signal, ...more });
  onTestFinished(() => {
    over.abort();
  });
  return { camera, over, open };
}

const codeOf = (opening: Promise<unknown>) =>
  opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof KycError ? error.code : error),
  );

describe('a camera', () => {
  it('gives its picture, its facts and its way of ending', async () => {
    const { open, camera } = setUp({ settings: { facingMode: 'environment' } });
    const opened = await open();
    expect(opened.stream.getVideoTracks()).toHaveLength(1);
    expect(opened).toMatchObject({
      facing: 'environment',
      deviceId: 'drawn',
      cameras: [{ deviceId: 'Drawn camera', label: 'Drawn camera' }],
    });
    expect(opened.torch).toBe(false);
    expect(opened.track).toBe(opened.stream.getVideoTracks()[0]);
    camera.unplug();
    expect(opened.track.readyState).toBe('ended');
  });

  it("is asked for by its side, or by the customer's choice", async () => {
    const { open, camera } = setUp();
    await open({ facing: 'user' });
    await open({ deviceId: 'other' });
    expect(camera.asked.map(({ video }) => video)).toMatchObject([
      { facingMode: 'user' },
      { deviceId: { exact: 'other' } },
    ]);
    expect(camera.asked[1]?.video).not.toHaveProperty('facingMode');
    expect(camera.asked.every(({ audio }) => !audio)).toBe(true);
  });

  it('says so when it looks elsewhere than it was asked to', async () => {
    const { open } = setUp({ settings: { facingMode: 'user' } });
    expect((await open({ facing: 'environment' })).facing).toBe('user');
    expect((await setUp().open()).facing).toBeUndefined();
  });

  it.each([
    ['one answer', { torch: true }],
    ['a list', { torch: [false, true] }],
  ])('has a torch that says so by %s', async (_, capabilities) => {
    const { open, camera } = setUp({ capabilities });
    const lit: unknown[] = [];
    camera.answerWith(async () => {
      const stream = camera.open();
      Object.assign(stream.getVideoTracks()[0]!, {
        applyConstraints: async (constraints: unknown) => {
          lit.push(constraints);
        },
      });
      return stream;
    });
    const { torch } = await open();
    if (!torch) throw new Error('no torch');
    await torch(true);
    await torch(false);
    expect(lit).toEqual([{ advanced: [{ torch: true }] }, { advanced: [{ torch: false }] }]);
  });

  it.each([
    ['', rejected('OverconstrainedError')],
    [
      ', also where the engine says so by what is no Error',
      vi.fn<() => Promise<MediaStream>>().mockRejectedValue({ name: 'OverconstrainedError' }),
    ],
  ])('that cannot do what was wished is asked for more plainly, once%s', async (_, answer) => {
    const { open, camera } = setUp();
    camera.answerWith(answer);
    await open({ deviceId: 'gone' });
    expect(camera.asked).toHaveLength(2);
    expect(camera.asked[1]).toEqual({ video: { facingMode: 'environment' } });
  });
});

describe('check 44: a camera that cannot be had', () => {
  it.each([
    ['NotAllowedError', 'CAMERA_DENIED'],
    ['NotFoundError', 'CAMERA_NOT_FOUND'],
    ['NotReadableError', 'CAMERA_IN_USE'],
    ['AbortError', 'CAMERA_IN_USE'],
    ['SecurityError', 'CAMERA_BLOCKED_BY_POLICY'],
    ['NotSupportedError', 'CAMERA_UNSUPPORTED'],
    ['UnknownError', 'CAMERA_IN_USE'],
  ])('%s is %s, and the customer was asked once', async (name, code) => {
    const { open, camera } = setUp();
    camera.answerWith(rejected(name));
    expect(await codeOf(open())).toBe(code);
    expect(camera.asked).toHaveLength(1);
  });

  it.each<[what: string, target: object, property: string, value: unknown, code: string]>([
    [
      "the page's policy keeps it back",
      document,
      'featurePolicy',
      { allowsFeature: (name: string) => name !== 'camera' },
      'CAMERA_BLOCKED_BY_POLICY',
    ],
    ['the page came by http', window, 'isSecureContext', false, 'INSECURE_CONTEXT'],
  ])('%s: nobody is asked', async (_, target, property, value, code) => {
    const before = Object.getOwnPropertyDescriptor(target, property);
    Object.defineProperty(target, property, { value, configurable: true });
    onTestFinished(() => {
      Reflect.deleteProperty(target, property);
      if (before) Object.defineProperty(target, property, before);
    });
    const { open, camera } = setUp();
    expect(await codeOf(open())).toBe(code);
    expect(camera.asked).toHaveLength(0);
  });

  it('check 43: a browser without cameras for pages is unsupported', async () => {
    const devices = Object.getOwnPropertyDescriptor(Navigator.prototype, 'mediaDevices');
    onTestFinished(() => {
      if (devices) Object.defineProperty(Navigator.prototype, 'mediaDevices', devices);
    });
    Reflect.deleteProperty(Navigator.prototype, 'mediaDevices');
    expect(await codeOf(openCamera({ facing: 'user', signal: new AbortController().signal }))).toBe(
      'CAMERA_UNSUPPORTED',
    );
  });
});

describe('the light of the camera goes out', () => {
  it('when the signal aborts', async () => {
    const { open, camera, over } = setUp();
    await open();
    expect(camera.liveTracks()).toBe(1);
    over.abort();
    expect(camera.liveTracks()).toBe(0);
  });

  it('when the signal aborts while the customer is still being asked', async () => {
    const { open, camera, over } = setUp();
    let allow: (stream: MediaStream) => void = () => undefined;
    camera.answerWith(
      () =>
        new Promise((resolve) => {
          allow = resolve;
        }),
    );
    const opening = codeOf(open());
    const reason = new Error('left');
    over.abort(reason);
    expect(await opening).toBe(reason);
    allow(camera.open());
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    expect(camera.liveTracks()).toBe(0);
  });

  it('check 51: after a hundred openings', async () => {
    const { camera } = setUp();
    for (let i = 0; i < 100; i++) {
      const over = new AbortController();
      await openCamera({ facing: 'user', mediaDevices: camera.mediaDevices, signal: over.signal });
      over.abort();
    }
    expect(camera.asked).toHaveLength(100);
    expect(camera.liveTracks()).toBe(0);
  });

  it('and nobody is asked when it has aborted before', async () => {
    const { open, camera, over } = setUp();
    over.abort();
    await codeOf(open());
    expect(camera.asked).toHaveLength(0);
  });

  it('and nobody is asked once more, more plainly, who has left meanwhile', async () => {
    const { open, camera, over } = setUp();
    camera.answerWith(() => {
      over.abort();
      return rejected('OverconstrainedError')();
    });
    await codeOf(open());
    await new Promise((resolve) => {
      setTimeout(resolve);
    });
    expect(camera.asked).toHaveLength(1);
  });

  it("of the engine's own fake camera, where the engine gives it", async () => {
    const over = new AbortController();
    const opening = openCamera({ facing: 'user', signal: over.signal });
    const outcome = await codeOf(opening);
    expect(['opened', 'CAMERA_DENIED']).toContain(outcome);
    if (outcome !== 'opened') return;
    const { stream } = await opening;
    over.abort();
    expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
  });

  it('without the camera having ended by itself', async () => {
    const { open, over } = setUp();
    const { track } = await open();
    const told = (track.onended = vi.fn());
    over.abort();
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
    expect(told).not.toHaveBeenCalled();
  });
});
