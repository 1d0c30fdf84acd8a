// What lies along a straight line, read once for all the quadrilaterals that it may be a side of.

import { at, greyAt } from '../grey-picture.js';
import type { Gradients } from './gradients.js';
import type { StraightLine } from './straight-lines.js';

/** By the pixels along a line, from one border of the picture to the other. */
export interface SideProfile {
  /** The steepest step of the line's sign within two pixels of it; NaN outside of the picture. */
  readonly steps: Float32Array;
  /** How many before each are edges, and how many are in the picture. */
  readonly edges: Uint16Array;
  readonly seen: Uint16Array;
  /** Brightness a few pixels above or left of it, and below or right of it; NaN too near to the border. */
  readonly before: Float32Array;
  readonly after: Float32Array;
}

/** A stretch of a line, by the pixels along it. */
export type Stretch = readonly [from: number, to: number];

export interface SideEvidence {
  /** Share of the stretch that is such an edge. */
  readonly there: number;
  /** Its mean step, in brightness. */
  readonly strength: number;
  /**
   * Share of it that parts two surfaces: the brightness is another a few pixels away too. The gap between two
   * keys, a joint and a line of print part nothing.
   */
  readonly parts: number;
  /** Mean brightness before and after it; undefined at the picture's border. */
  readonly around: readonly [before: number, after: number] | undefined;
}

/** So much of a stretch has to be in the picture, or it tells nothing. */
const LEAST_SEEN = 0.2;
/** From the border: where no gradient is, and where nothing is known of what lies beside. */
const EDGE = 3;
const DEEP = 6;

export function profileOf(
  field: Gradients,
  { at: middle, slope, sign }: StraightLine,
  isAcross: boolean,
): SideProfile {
  const { pixels, gx, gy, width, height, floor } = field;
  const [gradient, step] = isAcross ? [gy, width] : [gx, 1];
  const [length, depth] = isAcross ? [width, height] : [height, width];
  const profile: SideProfile = {
    steps: new Float32Array(length).fill(NaN),
    edges: new Uint16Array(length + 1),
    seen: new Uint16Array(length + 1),
    before: new Float32Array(length).fill(NaN),
    after: new Float32Array(length).fill(NaN),
  };
  for (let along = 0; along < length; along++) {
    const across = Math.round(middle + slope * (along - length / 2));
    const isSeen = along >= EDGE && along < length - EDGE && across >= EDGE && across < depth - EDGE;
    const i = isAcross ? across * width + along : along * width + across;
    let most = 0;
    if (isSeen) {
      for (let beside = -2; beside <= 2; beside++)
        most = Math.max(most, sign * at(gradient, i + beside * step));
      profile.steps[along] = most;
      if (across >= DEEP && across < depth - DEEP) {
        profile.before[along] = (greyAt(pixels, i - 4 * step) + greyAt(pixels, i - 6 * step)) / 2;
        profile.after[along] = (greyAt(pixels, i + 4 * step) + greyAt(pixels, i + 6 * step)) / 2;
      }
    }
    profile.seen[along + 1] = (profile.seen[along] ?? 0) + Number(isSeen);
    profile.edges[along + 1] = (profile.edges[along] ?? 0) + Number(most > floor);
  }
  return profile;
}

/** Share of a stretch that is an edge; undefined for one outside of the picture. */
export function thereOf({ edges, seen }: SideProfile, from: number, to: number): number | undefined {
  const length = edges.length - 1;
  const first = within(Math.min(from, to), length);
  const last = within(Math.max(from, to), length);
  const count = (seen[last] ?? 0) - (seen[first] ?? 0);
  if (count < LEAST_SEEN * Math.abs(to - from)) return undefined;
  return ((edges[last] ?? 0) - (edges[first] ?? 0)) / (count || 1);
}

/** `sign` of the step, and `floor`, what less is no edge. Undefined for a stretch outside of the picture. */
export function followSide(
  { steps, before, after }: SideProfile,
  stretch: Stretch,
  { sign, floor }: { readonly sign: 1 | -1; readonly floor: number },
): SideEvidence | undefined {
  const from = within(Math.min(...stretch), steps.length);
  const to = within(Math.max(...stretch), steps.length);
  let [seen, hits, strength, deep, above, below] = [0, 0, 0, 0, 0, 0];
  for (let along = from; along < to; along++) {
    const most = at(steps, along);
    if (Number.isNaN(most)) continue;
    seen++;
    if (most > floor) [hits, strength] = [hits + 1, strength + most];
    const [one, other] = [at(before, along), at(after, along)];
    if (!Number.isNaN(one)) [deep, above, below] = [deep + 1, above + one, below + other];
  }
  const length = Math.abs(stretch[1] - stretch[0]);
  if (seen === 0 || seen < LEAST_SEEN * length) return undefined;
  const mean = strength / (hits || 1);
  const least = Math.max(2.5, mean / 5);
  let clear = 0;
  for (let along = from; along < to; along++)
    if (sign * (at(after, along) - at(before, along)) > least) clear++;
  const isDeep = deep > 0 && deep >= LEAST_SEEN * length;
  return {
    there: hits / seen,
    strength: mean,
    parts: isDeep ? clear / deep : 1,
    around: isDeep ? [above / deep, below / deep] : undefined,
  };
}

const within = (along: number, length: number) => Math.max(0, Math.min(length, Math.round(along)));
