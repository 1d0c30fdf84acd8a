// Runs in the page that guidance.bench.ts opens.

import { openCamera } from '../../src/capture/camera/camera.js';
import { createAssessor } from '../../src/capture/guidance/assess-look.js';
import { watchPicture } from '../../src/capture/guidance/watch-picture.js';
import { sceneKinds } from '../scenes/count-scenes.js';
import { createChance } from '../scenes/surface.js';
import { viewsOf } from '../scenes/watch-scene.js';

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
    /** Milliseconds of each task of more than 50. */
    longTasks: number[];
  }>;
  var timeScenes: () => { name: string; ms: number }[];
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

/** How long one look at each kind of scene takes, without the reading of the video; the median of nine. */
globalThis.timeScenes = () =>
  sceneKinds.map(({ name, make }) => {
    const { views, shape } = viewsOf(make(1), createChance(1));
    const assess = createAssessor('document');
    const times = Array.from({ length: 9 }, (_, look) => {
      const view = views[look % views.length]!;
      view.closer({ x: 80, y: 60 });
      const from = performance.now();
      assess(view, { shape });
      return performance.now() - from;
    });
    return { name, ms: times.sort((a, b) => a - b)[4]! };
  });

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
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map(({ duration }) => duration));
  });
  await wait(1000);
  observer.observe({ type: 'longtask' });
  looks.length = 0;
  const before = video.getVideoPlaybackQuality();
  const counting = new AbortController();
  const counted = countFrames(counting.signal);
  await wait(seconds * 1000);
  counting.abort();
  over.abort();
  observer.disconnect();
  window.requestIdleCallback = request;
  const after = video.getVideoPlaybackQuality();
  const total = after.totalVideoFrames - before.totalVideoFrames;
  return {
    looks,
    hints,
    longTasks,
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
