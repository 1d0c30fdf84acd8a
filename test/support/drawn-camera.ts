// A camera whose picture a test draws; it works in every engine.

import type { CameraDevices } from '../../src/capture/camera.js';

export interface DrawnCamera {
  readonly mediaDevices: CameraDevices;
  /** What was asked for, each time. */
  readonly asked: MediaStreamConstraints[];
  /** How many of all tracks given out are still live. */
  liveTracks(): number;
  /** Lets the next question be answered by `answer` in place of a stream. */
  answerWith(answer: () => Promise<MediaStream>): void;
  /** The stream that a question is usually answered with. */
  open(): MediaStream;
  /** As when the cable is pulled. (Firefox gives an event of a test's making to `onended` only.) */
  unplug(): void;
}

/** Draws `paint` thirty times a second, so that there are frames also of a picture that stands still. */
export function createDrawnCamera(
  paint: (context: CanvasRenderingContext2D, frame: number) => void,
  {
    width = 1280,
    height = 720,
    settings = {},
    capabilities = {},
  }: { width?: number; height?: number; settings?: MediaTrackSettings; capabilities?: object } = {},
): DrawnCamera {
  const asked: MediaStreamConstraints[] = [];
  const tracks: MediaStreamTrack[] = [];
  let nextAnswer: (() => Promise<MediaStream>) | undefined;

  function open(): MediaStream {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d')!;
    let frame = 0;
    paint(context, frame);
    const stream = canvas.captureStream(30);
    const [track] = stream.getVideoTracks();
    if (!track) throw new Error('a canvas without a track');
    Object.assign(track, {
      getSettings: () => ({ width, height, deviceId: 'drawn', ...settings }),
      getCapabilities: () => capabilities,
    });
    tracks.push(track);
    const timer = setInterval(() => {
      if (track.readyState === 'ended') clearInterval(timer);
      else paint(context, ++frame);
    }, 1000 / 30);
    return stream;
  }

  return {
    asked,
    open,
    mediaDevices: {
      getUserMedia: async (constraints = {}) => {
        asked.push(constraints);
        const answer = nextAnswer ?? (async () => open());
        nextAnswer = undefined;
        return answer();
      },
      enumerateDevices: async () => [
        device('audioinput', 'Microphone'),
        device('videoinput', 'Drawn camera'),
      ],
    },
    liveTracks: () => tracks.filter(({ readyState }) => readyState === 'live').length,
    answerWith: (answer) => {
      nextAnswer = answer;
    },
    unplug: () => {
      for (const track of tracks) {
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
    },
  };
}

const device = (kind: MediaDeviceKind, label: string): MediaDeviceInfo => {
  const facts = { kind, label, deviceId: label, groupId: '' };
  return { ...facts, toJSON: () => facts };
};
