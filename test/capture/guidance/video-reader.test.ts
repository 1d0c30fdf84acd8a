import { lookThroughCanvas } from '../../../src/capture/guidance/canvas-reader.js';
import { createVideoReader } from '../../../src/capture/guidance/video-reader.js';
import type { LiveLook } from '../../../src/capture/guidance/live-look.js';
import { createDrawnCamera } from '../../support/drawn-camera.js';

/** Chromium's tracks that a page fills; in no type library. */
type Generator = MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
declare const MediaStreamTrackGenerator: (new (options: { kind: 'video' }) => Generator) | undefined;

const [width, height] = [640, 360];
const area = { x: 60, y: 30, width: 520, height: 300 };

/** What every picture here shows, 0 to 255: a white square on grey with a black bar at its left. */
const shown = (x: number, y: number) =>
  x >= 240 && x < 400 && y >= 100 && y < 260 ? 255 : x >= 160 && x < 240 ? 0 : 100;

function drawnOnCanvas(signal: AbortSignal): MediaStream {
  const stream = createDrawnCamera(
    (context) => {
      for (const [x, y, w, h] of [
        [0, 0, width, height],
        [160, 0, 80, height],
        [240, 100, 160, 160],
      ] as const) {
        const grey = shown(x, y);
        context.fillStyle = `rgb(${grey} ${grey} ${grey})`;
        context.fillRect(x, y, w, h);
      }
    },
    { width, height },
  ).open();
  signal.addEventListener('abort', () => {
    for (const track of stream.getTracks()) track.stop();
  });
  return stream;
}

/**
 * As cameras give it: a plane of brightness from 16 to 235, then planes of colour. The browser may cut what
 * it shows out of a larger frame.
 */
function asCamerasDo(signal: AbortSignal, border = 0): MediaStream {
  if (typeof MediaStreamTrackGenerator === 'undefined') throw new Error('of Chromium only');
  const codedHeight = height + 2 * border;
  const data = new Uint8Array((width * codedHeight * 3) / 2).fill(128);
  for (let i = 0; i < width * codedHeight; i++)
    data[i] = 16 + (shown(i % width, Math.floor(i / width) - border) * 219) / 255;
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  let frames = 0;
  const write = () =>
    new VideoFrame(data, {
      format: 'I420',
      codedWidth: width,
      codedHeight,
      timestamp: 33_000 * frames++,
      colorSpace: { fullRange: false, matrix: 'smpte170m' },
    });
  const timer = setInterval(() => void writer.write(write()).catch(() => undefined), 33);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    track.stop();
  });
  return new MediaStream([track]);
}

async function play(open: (signal: AbortSignal) => MediaStream): Promise<HTMLVideoElement> {
  const over = new AbortController();
  onTestFinished(() => {
    over.abort();
  });
  const video = Object.assign(document.createElement('video'), {
    muted: true,
    playsInline: true,
    srcObject: open(over.signal),
  });
  await video.play();
  await new Promise((resolve) => {
    video.requestVideoFrameCallback(resolve);
  });
  return video;
}

function expectAsShown({ picture, closer }: LiveLook): void {
  expect(picture.width).toBe(160);
  const step = area.width / 160;
  for (const [x, y] of [
    [200, 180],
    [320, 180],
    [320, 60],
    [500, 300],
    [100, 40],
  ] as const) {
    const [column, row] = [Math.floor((x - area.x) / step), Math.floor((y - area.y) / step)];
    expect(Math.abs(picture.pixels[row * 160 + column]! - shown(x, y)), `at ${x}, ${y}`).toBeLessThan(8);
  }
  const patch = closer({ x: (240 - area.x) / step, y: (180 - area.y) / step }); // the bar's right edge
  expect([patch.width, patch.height]).toEqual([64, 64]);
  expect(patch.pixels[32 * 64 + 10]).toBeLessThan(8);
  expect(patch.pixels[32 * 64 + 54]).toBeGreaterThan(247);
}

describe('what a look brings home', () => {
  it('is what the video shows', async () => {
    const reader = createVideoReader(await play(drawnOnCanvas));
    expectAsShown((await reader.look(area))!);
    reader.close();
  });

  it.runIf(typeof MediaStreamTrackGenerator !== 'undefined')(
    "is the same from the bytes of a camera's frame",
    async () => {
      const video = await play(asCamerasDo);
      const reader = createVideoReader(video);
      const canvas = document.createElement('canvas');
      const context = vi.spyOn(HTMLCanvasElement.prototype, 'getContext');
      expectAsShown((await reader.look(area))!);
      expect(context).not.toHaveBeenCalled();
      context.mockRestore();
      expectAsShown(lookThroughCanvas(video, area, canvas)!);
      reader.close();
    },
  );

  it.runIf(typeof MediaStreamTrackGenerator !== 'undefined')(
    'is what is shown of a frame, and not what is cut off',
    async () => {
      const video = await play((signal) => asCamerasDo(signal, 100));
      const [track] = (video.srcObject as MediaStream).getVideoTracks();
      await track!.applyConstraints({ width, height }); // by default the browser cuts
      await vi.waitFor(() => {
        expect([video.videoWidth, video.videoHeight]).toEqual([width, height]);
      });
      const reader = createVideoReader(video);
      expectAsShown((await reader.look(area))!);
      reader.close();
    },
  );

  it('is nothing before there is a picture', async () => {
    const reader = createVideoReader(document.createElement('video'));
    expect(await reader.look(area)).toBeUndefined();
  });
});
