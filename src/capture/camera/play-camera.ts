// A camera from its opening until another one is opened, with all that may interrupt it: a call, another app,
// a hidden tab, a phone that is turned, a cable that is pulled.

import { childOf, listen } from '../../enrolment/abort.js';
import { unlessAborted } from '../unless-aborted.js';
import type { CameraStep } from './camera-step.js';
import { openCamera } from './camera.js';

export interface PlayOptions {
  readonly step: CameraStep;
  readonly deviceId: string | undefined;
  /** Begins to look at the picture until the signal aborts; called anew after each interruption. */
  readonly look: (isMuted: boolean, signal: AbortSignal) => Promise<void>;
  /** The camera is let go when it aborts. */
  readonly signal: AbortSignal;
}

/** Resolves when the picture is there. @throws KycError as camera.ts does */
export async function playCamera({ step, deviceId, look, signal }: PlayOptions): Promise<void> {
  const { progress, stage, video, view, change } = step;
  const isFace = progress.wanted === 'face';
  const facing = isFace ? 'user' : 'environment';
  const camera = await openCamera({ ...stage, facing, deviceId, signal });
  const { track } = camera;
  let looking: AbortController | undefined;
  video.srcObject = camera.stream;
  video.classList.toggle('mirrored', isFace && camera.facing !== 'environment');
  track.onended = track.onmute = track.onunmute = follow;
  listen(signal, window, 'visibilitychange', follow);
  follow();
  await unlessAborted(isSeen(video, signal), signal);
  change({ camera });
  listen(signal, video, 'resize', lookAnew);
  lookAnew();

  /** Nobody is counted down to who was away. */
  function follow(): void {
    if (signal.aborted) return; // another camera was chosen
    if (track.readyState === 'ended') {
      looking?.abort();
      step.end({ kind: 'no-camera', failure: 'CAMERA_LOST' });
      return;
    }
    // Phones stop the video, and not all of them go on. A browser that saves power shows a still picture.
    video.play().catch(() => undefined);
    change({ countdown: undefined });
    if (view().camera) lookAnew();
  }

  /** Nothing takes itself by what was seen before an interruption. */
  function lookAnew(): void {
    looking?.abort();
    looking = childOf(signal);
    look(track.muted, looking.signal).catch(step.fail);
  }
}

/** A camera that is open has no picture yet; one that never has, leaves the way with files. */
const isSeen = (video: HTMLVideoElement, signal: AbortSignal) =>
  new Promise((resolve) => {
    listen(signal, video, 'loadeddata', resolve);
  });
