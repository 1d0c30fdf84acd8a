// The camera's picture while it is looked at: opened, played, and watched for what would make it better.

import { childOf, untilAborted } from '../../enrolment/abort.js';
import { createSpokenHint } from '../guidance/spoken-hint.js';
import type { Area } from '../picture/encode-picture.js';
import { kindOf } from '../steps.js';
import type { CameraStep } from './camera-step.js';
import { openCamera } from './camera.js';
import { areaOf } from './visible-area.js';

/** The first screen asks for it too, so that it is there when the camera is open. */
export const loadGuidance = () => import('../guidance/watch-picture.js');

export interface LivePicture {
  /** Opens a camera in place of the one before; without an id, the one that was chosen or fits best. */
  open(deviceId?: string): Promise<void>;
  /** The one that the customer chose. */
  chosen(): string | undefined;
  /** Whether it has been good for a second. */
  isSteady(): boolean;
  /** Where the document lies, in the video's own pixels. */
  document(): Area | undefined;
}

/** `onSteady` is called when the picture has been good for a second. */
export function createLivePicture(step: CameraStep, onSteady: () => void): LivePicture {
  const { progress, stage, video, shape, view, change } = step;
  const { signal } = stage;
  const speak = createSpokenHint({
    ...stage,
    say: (spoken) => {
      change({ spoken });
    },
  });
  let chosen = progress.cameras[kindOf(progress.wanted)];
  let isSteady = false;
  let box: Area | undefined;
  let opened = childOf(signal);
  // a browser that saves power shows a still picture; the shutter works
  const play = () => void video.play().catch(() => undefined);
  // phones stop it for a call or another app, and not all of them go on
  document.addEventListener('visibilitychange', play, { signal });

  return {
    chosen: () => chosen,
    isSteady: () => isSteady,
    document: () => box,
    async open(deviceId) {
      chosen = deviceId ?? chosen;
      opened.abort();
      const { signal: open } = (opened = childOf(signal));
      const previous = view().camera ?? view().previous;
      change({ camera: undefined, previous, hint: undefined, isTorchOn: false, countdown: undefined });
      await show(open).catch((error: unknown) => {
        if (!open.aborted) step.fail(error);
      });
    },
  };

  async function show(open: AbortSignal): Promise<void> {
    const isFace = progress.wanted === 'face';
    const facing = isFace ? 'user' : 'environment';
    const camera = await openCamera({ ...stage, facing, deviceId: chosen, signal: open });
    video.srcObject = camera.stream;
    video.classList.toggle('mirrored', isFace && camera.facing !== 'environment');
    void camera.ended.then(() => {
      if (!open.aborted) step.end({ kind: 'no-camera', failure: 'CAMERA_LOST' });
    });
    play();
    await untilSeen(video, open);
    change({ camera });
    const guidance = await loadGuidance().catch(() => undefined);
    open.throwIfAborted();
    if (!guidance) change({ hint: 'unsure' }); // the shutter works
    await guidance?.watchPicture({
      ...stage,
      video,
      kind: kindOf(progress.wanted),
      area: () => areaOf(shape, video),
      isTaking: () => view().isTaking === true || view().countdown,
      onHint: (hint) => {
        isSteady = false;
        change({ hint });
        speak(hint);
      },
      onDocument: (found) => {
        box = found;
      },
      onSteady: () => {
        isSteady = true;
        onSteady();
      },
      signal: open,
    });
  }
}

/** A camera that is open has no picture yet; one that never has, leaves the way with files. */
function untilSeen(video: HTMLVideoElement, signal: AbortSignal): Promise<unknown> {
  const seen = new Promise((resolve) => {
    video.addEventListener('loadeddata', resolve, { once: true, signal });
  });
  return Promise.race([seen, untilAborted(signal)]);
}
