// A camera whose picture a test draws. It works in every engine.

import type { CameraDevices } from '../../src/capture/camera/camera.js';

export interface DrawnCamera {
  readonly mediaDevices: CameraDevices;
  /** The constraints of every request. */
  readonly asked: MediaStreamConstraints[];
  /** How many of all tracks handed out are still live. */
  liveTracks(): number;
  /** Makes the next request get `answer` in place of a stream. */
  answerWith(answer: () => Promise<MediaStream>): void;
  /** The stream that a request normally gets. */
  open(): MediaStream;
  /**
   * Ends the tracks as if the cable were pulled. (In Firefox, an event made by a test reaches only
   * `onended`.)
   */
  unplug(): void;
  /** Another app has the camera, or has it no more. Frames go on, as the black ones of some browsers do. */
  mute(isMuted: boolean): void;
  /** From now on the stream has another size, as when a phone is turned. */
  resize(width: number, height: number): void;
}

/** Calls `paint` thirty times a second, so that a still picture has frames too. */
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
  const canvases: HTMLCanvasElement[] = [];
  let isMuted = false;
  let nextAnswer: (() => Promise<MediaStream>) | undefined;

  function open(): MediaStream {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvases.push(canvas);
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
    Object.defineProperty(track, 'muted', { get: () => isMuted });
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
    mute: (isSilent) => {
      isMuted = isSilent;
      for (const track of tracks) track.dispatchEvent(new Event(isMuted ? 'mute' : 'unmute'));
    },
    resize: (wide, high) => {
      for (const canvas of canvases) Object.assign(canvas, { width: wide, height: high });
    },
  };
}

const device = (kind: MediaDeviceKind, label: string): MediaDeviceInfo => {
  const facts = { kind, label, deviceId: label, groupId: '' };
  return { ...facts, toJSON: () => facts };
};
