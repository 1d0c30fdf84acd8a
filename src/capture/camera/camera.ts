// The device's camera. It asks once a call and never by itself again, since browsers block a page for a week
// that keeps asking (check 44); and no track outlives its signal, so that the camera's light goes out on
// every way out.

import type { KycErrorCode } from '../../enrolment/error-codes.js';
import { KycError } from '../../enrolment/errors.js';
import { own } from '../../enrolment/own-properties.js';
import { unlessAborted } from '../unless-aborted.js';

/** What is used of `navigator.mediaDevices`. */
export type CameraDevices = Pick<MediaDevices, 'getUserMedia' | 'enumerateDevices'>;

type CameraCode = Extract<KycErrorCode, `CAMERA_${string}` | 'INSECURE_CONTEXT'>;

export interface CameraOptions {
  /** The side that is preferred: the rear for a document, the front for a face. */
  readonly facing: 'environment' | 'user';
  /** A camera that the customer chose; wins over `facing`. */
  readonly deviceId?: string | undefined;
  readonly mediaDevices?: CameraDevices | undefined;
  /** The camera is let go when it aborts, also while the browser still asks the customer. */
  readonly signal: AbortSignal;
}

export interface Camera {
  readonly stream: MediaStream;
  /** Its picture. It ends when the camera is unplugged or taken away, and is muted while another has it. */
  readonly track: MediaStreamTrack;
  /** Where this camera really looks; undefined where the browser does not say, as for most webcams. */
  readonly facing: string | undefined;
  readonly deviceId: string | undefined;
  /** Every camera of the device, by the browser's own names. */
  readonly cameras: readonly Pick<MediaDeviceInfo, 'deviceId' | 'label'>[];
  /** Switches the light, where the camera has one. */
  readonly torch: ((on: boolean) => Promise<void>) | false;
}

/**
 * Opens a camera. Rejects with the signal's reason when that aborts first.
 *
 * @throws KycError `INSECURE_CONTEXT`, `CAMERA_UNSUPPORTED` (an app's own browser),
 *   `CAMERA_BLOCKED_BY_POLICY`, `CAMERA_DENIED` (or dismissed), `CAMERA_NOT_FOUND`, `CAMERA_IN_USE`
 */
export async function openCamera(options: CameraOptions): Promise<Camera> {
  // not there on http and in some apps' browsers, whatever the types say
  const { signal, mediaDevices = (navigator as Partial<Navigator>).mediaDevices } = options;
  signal.throwIfAborted();
  if ('isSecureContext' in window && !isSecureContext) throw failure('INSECURE_CONTEXT');
  if (!mediaDevices) throw failure('CAMERA_UNSUPPORTED');
  if (isBlocked(document)) throw failure('CAMERA_BLOCKED_BY_POLICY');

  const stream = await ask(mediaDevices, options);
  const [track] = stream.getVideoTracks();
  if (!track) throw failure('CAMERA_NOT_FOUND');
  const { facingMode, deviceId } = track.getSettings();
  // not in every Firefox
  const can: unknown = 'getCapabilities' in track ? track.getCapabilities() : undefined;
  if (offers(can, 'focusMode', 'continuous'))
    await setLens(track, { focusMode: 'continuous' }).catch(() => undefined);
  const cameras = await listCameras(mediaDevices).catch(() => []);
  signal.throwIfAborted();
  return {
    stream,
    track,
    facing: facingMode,
    deviceId,
    cameras,
    torch: offers(can, 'torch', true) && ((torch) => setLens(track, { torch })),
  };
}

/** Async also where an extension's list throws at once. */
async function listCameras(devices: CameraDevices): Promise<MediaDeviceInfo[]> {
  return (await devices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput');
}

async function ask(
  devices: CameraDevices,
  { facing, deviceId, signal }: CameraOptions,
): Promise<MediaStream> {
  const size = { width: { ideal: 1920 }, height: { ideal: 1080 } };
  const wish = { ...size, ...(deviceId ? { deviceId: { exact: deviceId } } : { facingMode: facing }) };
  // a wish that cannot be met is refused before the customer is asked, so that the plainer one is still the
  // first question
  const asked = devices.getUserMedia({ video: wish }).catch((error: unknown) => {
    if (nameOf(error) === 'OverconstrainedError' && !signal.aborted)
      return devices.getUserMedia({ video: { facingMode: facing } });
    throw error;
  });
  const opened = asked.then(
    (stream) => stopWith(stream, signal),
    (error: unknown) => {
      throw failure(codeOf(error), error);
    },
  );
  return unlessAborted(opened, signal);
}

/** A stream that comes late is stopped at once. */
function stopWith(stream: MediaStream, signal: AbortSignal): MediaStream {
  const stop = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return stream;
}

function codeOf(error: unknown): CameraCode {
  switch (nameOf(error)) {
    case 'NotAllowedError': // by the customer, or by the browser for them
      return 'CAMERA_DENIED';
    case 'SecurityError':
      return 'CAMERA_BLOCKED_BY_POLICY';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'CAMERA_NOT_FOUND';
    case 'TypeError':
    case 'NotSupportedError':
      return 'CAMERA_UNSUPPORTED';
    default: // NotReadableError and AbortError, by the engine: another program may be using it
      return 'CAMERA_IN_USE';
  }
}

/** The customer is told by the code; nobody else hears of it. */
const failure = (code: CameraCode, cause?: unknown) => new KycError(code, code, { cause, retryable: true });

/** Chromium tells it before the customer is asked; the others answer as if the customer had refused. */
const isBlocked = (page: Document & { featurePolicy?: { allowsFeature?(name: string): boolean } }) =>
  page.featurePolicy?.allowsFeature?.('camera') === false;

/** OverconstrainedError was neither an Error nor a DOMException once. */
const nameOf = (error: unknown) => (typeof error === 'object' && error && 'name' in error ? error.name : '');

/** Capabilities are a value or a list of values, by browser and age. */
const offers = (capabilities: unknown, name: string, value: unknown) =>
  [own(capabilities, name)].flat().includes(value);

/** Of the Image Capture extension, which takes no other constraints beside it. */
const setLens = (
  track: MediaStreamTrack,
  lens: MediaTrackConstraintSet & { readonly torch?: boolean; readonly focusMode?: string },
) => track.applyConstraints({ advanced: [lens] });
