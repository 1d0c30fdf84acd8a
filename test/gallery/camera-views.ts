// Every screen of our own camera. Each step is shown as far as its screen; what comes after needs a customer.

import { html } from 'lit';
import { createUploads } from '../../src/capture/picture-uploads.js';
import type { Picture } from '../../src/capture/picture/encode-picture.js';
import { cameraScreen, type CameraView } from '../../src/capture/screens/camera-screen.js';
import { chooseFile } from '../../src/capture/screens/choose-file.js';
import { fileProblems, fileScreen } from '../../src/capture/screens/file-screen.js';
import { noCamera } from '../../src/capture/screens/no-camera.js';
import { prepare } from '../../src/capture/screens/prepare-screen.js';
import { recognised } from '../../src/capture/screens/recognised-document.js';
import { refused } from '../../src/capture/screens/refused-picture.js';
import { review } from '../../src/capture/screens/review-picture.js';
import { complete, send } from '../../src/capture/screens/send-picture.js';
import type { Screen, Stage } from '../../src/capture/stage.js';
import { beginning, type CameraFailure, type Progress, type Wanted } from '../../src/capture/steps.js';
import { nothingHappens, type View } from './exhibit.js';

const never = new Promise<never>(nothingHappens);
const { signal } = new AbortController();
const environment: Stage['environment'] = {
  fetch: () => never,
  now: () => performance.now(),
  random: Math.random,
  isOffline: () => false,
  pause: () => never,
};
const uploads = createUploads({
  uploadUrl: '/kyc/session/1',
  credentials: 'same-origin',
  baseUrl: location.href,
  providerOrigins: [],
  environment,
  signal,
});

/** A step that shows its screen at once. */
function step(
  name: string,
  begin: (stage: Stage) => Promise<unknown>,
  { act, ...more }: Partial<Stage> & Pick<View, 'act'> = {},
): View {
  let shown: Screen | undefined;
  begin({
    show(screen) {
      shown = screen;
    },
    update: nothingHappens,
    wear: nothingHappens,
    uploads,
    environment,
    hasOtherDevice: true,
    language: () => 'en',
    signal,
    ...more,
  }).catch(nothingHappens);
  return {
    name: `camera: ${name}`,
    state: 'active',
    ...(act && { act }),
    render: ({ camera, element }) => html`${shown?.({ ...camera, ...element }, 2)}`,
  };
}

const front: Progress = { ...beginning, step: { name: 'camera' } };
const at = (wanted: Wanted, more: Partial<Progress> = {}): Progress => ({ ...front, wanted, ...more });

/** A picture with nothing on it. */
const picture = await new Promise<Picture>((resolve, reject) => {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 400 });
  canvas.getContext('2d')?.fillRect(0, 0, 640, 400);
  const { width, height } = canvas;
  canvas.toBlob((blob) =>
    blob ? resolve(Object.assign(blob, { width, height })) : reject(new Error('no picture')),
  );
});

const opened: NonNullable<CameraView['camera']> = {
  deviceId: 'a',
  cameras: [
    { deviceId: 'a', label: '' },
    { deviceId: 'b', label: '' },
  ],
  torch: async () => undefined,
};

const live = (name: string, progress: Progress, view: Partial<CameraView>, known?: Screen): View => ({
  name: `camera: ${name}`,
  state: 'active',
  render: ({ camera, element }) =>
    cameraScreen({
      progress,
      view: { camera: opened, isAutomatic: true, ...view },
      video: document.createElement('video'),
      shape: document.createElement('div'),
      texts: { ...camera, ...element },
      level: 2,
      recognised: known,
      canFire: true,
      take: nothingHappens,
      toggleAutomatic: nothingHappens,
      toggleTorch: nothingHappens,
      choose: nothingHappens,
      useFiles: nothingHappens,
    }),
});

/** A file that is no picture for us. */
const unfit = (problem: (typeof fileProblems)[keyof typeof fileProblems]): View => ({
  name: `camera: files, ${problem}`,
  state: 'active',
  render: ({ camera, element }) =>
    fileScreen({
      progress: front,
      view: { problem },
      texts: { ...camera, ...element },
      level: 2,
      choose: nothingHappens,
      drag: nothingHappens,
      drop: nothingHappens,
      useCamera: nothingHappens,
      useProviderPage: nothingHappens,
    }),
});

const hints = 'dark glare blur motion empty out near far tilt turn unsure good'.split(' ') as NonNullable<
  CameraView['hint']
>[];
const documents = ['IDENTITY_CARD', 'PASSPORT', 'DRIVING_LICENCE', 'RESIDENCE_PERMIT', undefined];
const known = (type: string | undefined): Screen =>
  recognised(
    { document: { type, country: type && 'SVK' }, wanted: 'back' },
    { language: () => 'en', wear: () => undefined },
  );

const ofDocuments = ['DOCUMENT_NOT_RECOGNIZED', 'FACE_QUALITY_LOW', 'WRONG_SIDE', 'TOO_LARGE'] as const;
const ofFaces = [
  'FACE_ANGLE_TOO_LARGE',
  'FACE_CLOSE_TO_BORDER',
  'FACE_CROPPED',
  'FACE_IS_OCCLUDED',
  'FACE_NOT_FOUND',
  'FACE_TOO_CLOSE',
  'FACE_TOO_SMALL',
  'TOO_MANY_FACES',
  'UNKNOWN',
] as const;
const failures: readonly CameraFailure[] = [
  'CAMERA_DENIED',
  'CAMERA_NOT_FOUND',
  'CAMERA_IN_USE',
  'CAMERA_BLOCKED_BY_POLICY',
  'CAMERA_UNSUPPORTED',
  'CAMERA_LOST',
  'CANVAS_GARBLED',
];

/** Lets files fall into the place for them. */
const drop =
  (...files: readonly File[]) =>
  (base: HTMLElement) => {
    const dataTransfer = { files };
    const event = Object.assign(new Event('drop'), { dataTransfer });
    base.querySelector('[part=capture]')?.dispatchEvent(event);
  };
const file = new File([''], 'one.png');
/** One that takes for ever to read. */
const endless = Object.assign(new File([''], 'two.png'), { arrayBuffer: () => never });

async function copyLink(base: HTMLElement): Promise<void> {
  base.querySelectorAll('button')[1]?.click();
  await navigator.clipboard.writeText(location.href); // after the button's
}

/** On a device with a coarse pointer, which has an app for its camera. */
const onPhone = ({ name, render, ...view }: View): View => ({
  ...view,
  name: `${name}, on a phone`,
  render(wording) {
    const { matchMedia } = window;
    window.matchMedia = () => matchMedia('all');
    const shown = render(wording);
    window.matchMedia = matchMedia;
    return shown;
  },
});

const refusal = (wanted: Wanted, problem: (typeof ofDocuments | typeof ofFaces)[number]) =>
  step(`refused ${wanted}, ${problem}`, (stage) =>
    refused({ name: 'refused', picture, problem }, at(wanted), stage),
  );

export const cameraViews: readonly View[] = [
  step('prepare', (stage) => prepare(beginning, stage), { isBegunAnew: true }),
  live('opening', front, { camera: undefined }),
  ...hints.map((hint) => live(`front, ${hint}`, front, { hint })),
  ...hints.map((hint) => live(`face, ${hint}`, at('face'), { hint, countdown: 3 })),
  ...documents.map((type) => live(`back of ${type ?? 'something'}`, at('back'), {}, known(type))),
  live('passport', at('front', { shape: 'passport' }), {}),
  live('a picture that was lost', front, { problem: 'missing' }),
  live('a picture that is no use', front, { problem: 'unusable' }),
  ...Object.values(fileProblems).map(unfit),
  step('files', (stage) => chooseFile(at('front', { step: { name: 'files', isMissing: true } }), stage)),
  step('files, face', (stage) => chooseFile(at('face', { step: { name: 'files' } }), stage)),
  step('files, two', (stage) => chooseFile(at('front'), stage), { act: drop(file, file) }),
  step('files, a link', (stage) => chooseFile(at('front'), stage), { act: drop() }),
  step('files, reading', (stage) => chooseFile(at('front'), stage), { act: drop(endless) }),
  onPhone(step('files', (stage) => chooseFile(at('front', { step: { name: 'files' } }), stage))),
  ...(['front', 'face'] as const).flatMap((wanted) => [
    step(`review ${wanted}`, (stage) => review(picture, at(wanted), stage)),
    step(`review ${wanted}, a file`, (stage) => review(picture, at(wanted, { way: 'files' }), stage)),
    step(`send ${wanted}`, (stage) => send(picture, at(wanted), stage)),
  ]),
  step('complete', (stage) => complete(stage)),
  ...ofDocuments.map((problem) => refusal('front', problem)),
  refusal('back', 'WRONG_SIDE'),
  ...ofFaces.map((problem) => refusal('face', problem)),
  ...failures.map((failure) => step(failure, (stage) => noCamera(failure, stage))),
  step('link copied', (stage) => noCamera('CAMERA_UNSUPPORTED', stage), { act: copyLink }),
];
