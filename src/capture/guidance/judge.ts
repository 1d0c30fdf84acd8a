// What the numbers of a live picture mean: one hint at a time, and one that stays long enough to be read.
// Thresholds live here and nowhere else. A hint never decides whether a picture may be taken: the shutter
// always works.

import type { Placement } from './corners/placement.js';
import type { Measures } from './measure.js';

/**
 * `empty`: nothing there that is a document, or a face. `unsure`: nothing is wrong that can be measured, but
 * nothing has found a face either.
 */
export type Hint = 'dark' | 'glare' | 'blur' | 'motion' | 'unsure' | Placement;

export type PictureKind = 'document' | 'face';

export interface LiveMeasures extends Measures {
  /** As measureMotion tells it. */
  readonly motion: number;
  /** As measureSharpness tells it. */
  readonly sharpness: number;
  /** Where the document or the face is; undefined while nothing has looked for it. */
  readonly placement?: Hint | undefined;
}

/** How long another hint has to hold before it takes the place of the present one, in milliseconds. */
const SETTLE_MS = 400;
/** How long a picture has to be good before it is taken, in milliseconds. */
const STEADY_MS = 1000;
/** By how much a hint has to be cleared once it is there. */
const SLACK = 1.2;

type Test = readonly [hint: Hint, applies: (measures: LiveMeasures, slack: number) => boolean];

// a lit page and every skin in room light stay above 100
const isDark: Test = ['dark', ({ light }, slack) => light < 70 * slack];
// a 130th of the picture from one look to the next: print smears
const moves: Test = ['motion', ({ motion }, slack) => motion > 1.2 / slack];
// a lamp that hides a word; cameras expose paper to 240 at most
const isGlaring: Test = ['glare', ({ glare }, slack) => glare > 0.025 / slack];
const isAt = (place: Placement): Test => [place, ({ placement }) => placement === place];
const places = (['empty', 'out', 'near', 'far', 'turn', 'tilt'] as const).map(isAt);

/**
 * The first that applies is said: nothing is found in the dark, where it lies comes before how still, and
 * nothing is sharp in motion. Held by test/sandbox/specimens-guided.test.ts and test/scenes.
 */
const testsFor = (leastDetail: number, leastSharpness: number): readonly Test[] => [
  isDark,
  ['empty', ({ detail }, slack) => detail < leastDetail * slack],
  ...places,
  moves,
  isGlaring,
  ['blur', ({ sharpness }, slack) => sharpness < leastSharpness * slack],
];

const tests: Readonly<Record<PictureKind, readonly Test[]>> = {
  // less detail is the back of an envelope; at an edge of eight pixels small print is gone
  document: testsFor(0.2, 0.12),
  // a face has fewer hard edges than print
  face: testsFor(0.12, 0.06),
};

/** What one look says, by itself; a present hint is kept until it is clearly over. */
export function judge(measures: LiveMeasures, kind: PictureKind, present?: Hint): Hint {
  const found = tests[kind].find(([hint, applies]) => applies(measures, hint === present ? SLACK : 1));
  return found?.[0] ?? measures.placement ?? 'unsure';
}

export interface JudgeOptions {
  readonly onHint: (hint: Hint) => void;
  /** Called once a second of good has passed; again only after the picture was something else. */
  readonly onSteady: () => void;
}

/**
 * Takes what each look says, with the time in milliseconds, and tells what of it is worth telling. While
 * the page's own detector is awaited, no picture takes itself.
 */
export function createSteadyJudge({ onHint, onSteady }: JudgeOptions) {
  let present: Hint | undefined;
  let coming: Hint | undefined;
  let since = 0;
  let isTaken = false;

  return (hint: Hint, now: number, isAwaited?: boolean): void => {
    if (hint !== coming) {
      coming = hint;
      since = now;
      isTaken = false;
    }
    const heldMs = now - since;
    if (hint !== present && (present === undefined || heldMs >= SETTLE_MS)) {
      present = hint;
      onHint(hint);
    }
    if (hint !== 'good' || isTaken || isAwaited || heldMs < STEADY_MS) return;
    isTaken = true;
    onSteady();
  };
}
