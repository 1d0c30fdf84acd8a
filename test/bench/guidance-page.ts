// Runs in the page that guidance.bench.ts opens.

import { openCamera } from '../../src/capture/camera/camera.js';
import { watchPicture } from '../../src/capture/guidance/watch-picture.js';

declare global {
  var openBench: () => Promise<MediaTrackSettings>;
  var runBench: (
    seconds: number,
    isGuided: boolean,
  ) => Promise<{
    looks: number[];
    hints: string[];
    late: number;
    frames: number;
    video: { total: number; dropped: number };
  }>;
}

const video = document.querySelector('video')!;
const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

globalThis.openBench = async () => {
  const { stream } = await openCamera({ facing: 'environment', signal: new AbortController().signal });
  video.srcObject = stream;
  await video.play();
  return stream.getVideoTracks()[0]!.getSettings();
};

globalThis.runBench = async (seconds, isGuided) => {
  const over = new AbortController();
  const looks: number[] = [];
  const hints: string[] = [];
  let lookedFrom = 0;
  const request = window.requestIdleCallback;
  window.requestIdleCallback = (callback, options) =>
    request((deadline) => {
      lookedFrom = performance.now();
      callback(deadline);
    }, options);
  if (isGuided) {
    void watchPicture({
      video,
      kind: 'document',
      area: () => ({ x: 268, y: 105, width: 1384, height: 870 }),
      onHint: (hint) => {
        hints.push(hint);
      },
      onSteady: () => {
        hints.push('steady');
      },
      environment: {
        now: () => performance.now(),
        pause: (ms) => {
          looks.push(performance.now() - lookedFrom);
          return wait(ms);
        },
      },
      signal: over.signal,
    });
  }
  await wait(1000);
  looks.length = 0;
  const before = video.getVideoPlaybackQuality();
  const counting = new AbortController();
  const counted = countFrames(counting.signal);
  await wait(seconds * 1000);
  counting.abort();
  over.abort();
  window.requestIdleCallback = request;
  const after = video.getVideoPlaybackQuality();
  const total = after.totalVideoFrames - before.totalVideoFrames;
  return {
    looks,
    hints,
    ...(await counted),
    video: { total, dropped: after.droppedVideoFrames - before.droppedVideoFrames },
  };
};

async function countFrames(signal: AbortSignal): Promise<{ frames: number; late: number }> {
  let [frames, late, last] = [0, 0, performance.now()];
  while (!signal.aborted) {
    const now = await new Promise<number>((resolve) => {
      requestAnimationFrame(resolve);
    });
    frames++;
    if (now - last > 1.5 * (1000 / 60)) late++;
    last = now;
  }
  return { frames, late };
}
