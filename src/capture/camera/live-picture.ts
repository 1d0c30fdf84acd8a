// The camera's picture while it is looked at: which camera it is, and what would make its picture better.

import { childOf } from '../../enrolment/abort.js';
import { createSpokenHint } from '../guidance/spoken-hint.js';
import type { Area } from '../picture/encode-picture.js';
import { kindOf } from '../steps.js';
import type { LiveHint } from '../text-keys.js';
import type { CameraStep } from './camera-step.js';
import { playCamera } from './play-camera.js';
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
  const speak = createSpokenHint({
    ...stage,
    say: (spoken) => {
      change({ spoken });
    },
  });
  const kind = kindOf(progress.wanted);
  let deviceId = progress.cameras[kind];
  let isSteady = false;
  let box: Area | undefined;
  let opened: AbortController | undefined;

  return {
    chosen: () => deviceId,
    isSteady: () => isSteady,
    document: () => box,
    async open(another = deviceId) {
      deviceId = another;
      opened?.abort();
      const { signal } = (opened = childOf(stage.signal));
      change({
        camera: undefined,
        previous: view().camera ?? view().previous,
        hint: undefined,
        countdown: undefined,
        isTorchOn: false,
        isTaking: false, // a picture that is being taken is of the camera before
      });
      await playCamera({ step, deviceId, look, signal }).catch((error: unknown) => {
        if (!signal.aborted) step.fail(error);
      });
    },
  };

  async function look(isMuted: boolean, signal: AbortSignal): Promise<void> {
    isSteady = false;
    box = undefined;
    const guidance = await loadGuidance().catch(() => undefined);
    if (signal.aborted) return;
    if (isMuted || !guidance)
      tell(isMuted ? 'muted' : 'unsure'); // the shutter works
    else
      await guidance.watchPicture({
        ...stage,
        video,
        kind,
        area: () => areaOf(shape, video),
        isTaking: () => view().isTaking === true || view().countdown,
        onHint: tell,
        onDocument: (found) => {
          box = found;
        },
        onSteady: () => {
          isSteady = true;
          onSteady();
        },
        signal,
      });
  }

  function tell(hint: LiveHint): void {
    isSteady = false;
    change({ hint });
    speak(hint);
  }
}
