// What comes after what (docs/providers/trustmatic.md, Direct processing: front first, the back where there
// is one, then the face). Pure: it opens no camera and knows no screen and no network. It must never keep a
// picture longer than until the provider has taken it.

import type { KycErrorCode } from '../enrolment/error-codes.js';
import type { CompleteAnswer, DocumentAnswer, FaceAnswer } from './picture-answers.js';
import type { PictureKind } from './guidance/judge.js';
import type { Picture } from './picture/encode-picture.js';

/** Which picture is being taken. */
export type Wanted = 'front' | 'back' | 'face';

export const kindOf = (wanted: Wanted) => (wanted === 'face' ? 'face' : 'document');

/** With the device's camera now, or with pictures that there are. */
export type Way = 'camera' | 'files';

/** What the customer says their document looks like; it decides the shape to fit. */
export type DocumentShape = 'card' | 'passport';

/**
 * Why there is no picture from the camera. `CAMERA_LOST` is one that stopped while it was used;
 * `CANVAS_GARBLED` is a browser that changes what a page draws.
 */
export type CameraFailure =
  Extract<KycErrorCode, `CAMERA_${string}` | 'INSECURE_CONTEXT'> | 'CAMERA_LOST' | 'CANVAS_GARBLED';

export type Step =
  | { readonly name: 'prepare' }
  | { readonly name: Way; readonly isMissing?: boolean }
  | { readonly name: 'no-camera'; readonly failure: CameraFailure }
  | { readonly name: 'review'; readonly picture: Picture }
  | { readonly name: 'send'; readonly picture: Picture }
  | { readonly name: 'refused'; readonly picture: Picture; readonly problem: string }
  | { readonly name: 'complete' }
  | { readonly name: 'over'; readonly end: CaptureEnd };

/**
 * `hosted`: the customer goes on with the provider's page. `lost`: the provider lost the same pictures twice.
 */
export type CaptureEnd =
  | { readonly kind: 'finished'; readonly returnUrl?: string | undefined }
  | { readonly kind: 'hosted' | 'lost' };

/** What the provider made of the document. */
export interface RecognisedDocument {
  readonly type: string | undefined;
  /** ISO 3166 alpha-3. */
  readonly country: string | undefined;
}

export interface Progress {
  readonly step: Step;
  readonly wanted: Wanted;
  readonly way: Way;
  readonly shape: DocumentShape;
  /** Whether a good picture is taken without the shutter. */
  readonly isAutomatic: boolean;
  /** Those that the customer chose, by what they are for. */
  readonly cameras: Readonly<Partial<Record<PictureKind, string | undefined>>>;
  /** What the provider has. */
  readonly accepted: readonly Wanted[];
  readonly isTwoSided: boolean;
  /** The provider said that it misses a picture it had taken, but not which. */
  readonly hasMissed: boolean;
  readonly document?: RecognisedDocument;
}

/** What a step came to. */
export type Happening =
  | { readonly kind: 'begun'; readonly choice: Pick<Progress, 'way' | 'shape' | 'isAutomatic'> }
  | { readonly kind: 'chosen'; readonly way: Way | 'hosted' }
  | { readonly kind: 'no-camera'; readonly failure: CameraFailure }
  | {
      readonly kind: 'taken';
      readonly picture: Picture;
      readonly isAutomatic?: boolean;
      readonly camera?: string | undefined;
    }
  | { readonly kind: 'confirmed'; readonly picture: Picture }
  | { readonly kind: 'again' }
  | { readonly kind: 'answered'; readonly answer: DocumentAnswer | FaceAnswer; readonly picture: Picture }
  | { readonly kind: 'completed'; readonly answer: CompleteAnswer };

export const beginning: Progress = {
  step: { name: 'prepare' },
  wanted: 'front',
  way: 'camera',
  shape: 'card',
  isAutomatic: true,
  cameras: {},
  accepted: [],
  isTwoSided: false,
  hasMissed: false,
};

/** Where the customer stands after what happened. */
export function advance(progress: Progress, happened: Happening): Progress {
  switch (happened.kind) {
    case 'begun':
      return take({ ...progress, ...happened.choice });
    case 'chosen':
      return happened.way === 'hosted'
        ? over(progress, { kind: 'hosted' })
        : take({ ...progress, way: happened.way });
    case 'no-camera':
      // the next try is with whichever there is
      return { ...progress, cameras: {}, step: { name: 'no-camera', failure: happened.failure } };
    case 'taken':
      return {
        ...progress,
        isAutomatic: happened.isAutomatic ?? progress.isAutomatic,
        cameras: {
          ...progress.cameras,
          ...(happened.camera && { [kindOf(progress.wanted)]: happened.camera }),
        },
        step: { name: 'review', picture: happened.picture },
      };
    case 'confirmed':
      return { ...progress, step: { name: 'send', picture: happened.picture } };
    case 'again':
      return take(progress);
    case 'answered':
      return afterAnswer(progress, happened.answer, happened.picture);
    case 'completed':
      return happened.answer.kind === 'missing'
        ? backToMissing(progress)
        : over(progress, finished(happened.answer.customerReturnUrl));
  }
}

function afterAnswer(progress: Progress, answer: DocumentAnswer | FaceAnswer, picture: Picture): Progress {
  const accepted = [...progress.accepted, progress.wanted];
  if (answer.kind === 'completed') return over(progress, finished());
  if (answer.kind === 'missing') return backToMissing(progress);
  if (answer.kind === 'retake') {
    const hasIt = progress.hasMissed && answer.problem === 'WRONG_SIDE'; // this side was not the missing one
    return hasIt ? next({ ...progress, accepted }) : refuse(progress, picture, answer.problem);
  }
  if (!('isTwoSided' in answer)) return next({ ...progress, accepted });
  const { pageSide, type, country } = answer;
  if (pageSide && pageSide.toLowerCase() !== progress.wanted) return refuse(progress, picture, 'WRONG_SIDE');
  return next({
    ...progress,
    accepted,
    isTwoSided: progress.isTwoSided || answer.isTwoSided,
    document: { type: type ?? progress.document?.type, country: country ?? progress.document?.country },
  });
}

/** The first picture that the provider does not have; with all of them, the end. */
function next(progress: Progress): Progress {
  const wanted = wantedOf(progress).find((picture) => !progress.accepted.includes(picture));
  return wanted ? take({ ...progress, wanted }) : { ...progress, step: { name: 'complete' } };
}

/**
 * The provider does not say which picture it misses, and we know of none: the first is taken first
 * (docs/providers/trustmatic.md, Complete).
 */
function backToMissing(progress: Progress): Progress {
  if (progress.hasMissed) return over(progress, { kind: 'lost' });
  return {
    ...progress,
    hasMissed: true,
    accepted: [],
    wanted: 'front',
    step: { name: progress.way, isMissing: true },
  };
}

const wantedOf = ({ isTwoSided }: Progress): readonly Wanted[] =>
  isTwoSided ? ['front', 'back', 'face'] : ['front', 'face'];
const take = (progress: Progress): Progress => ({ ...progress, step: { name: progress.way } });
const over = (progress: Progress, end: CaptureEnd): Progress => ({
  ...progress,
  step: { name: 'over', end },
});
const finished = (returnUrl?: string): CaptureEnd => ({ kind: 'finished', returnUrl });
const refuse = (progress: Progress, picture: Picture, problem: string): Progress => ({
  ...progress,
  step: { name: 'refused', picture, problem },
});
