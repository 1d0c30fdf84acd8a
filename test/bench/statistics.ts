// What the benches say about samples: quantiles, ratios of pairs, and how sure they are. Seeded, so that the
// same samples always give the same words.

/** Numbers from 0 to 1, the same for the same seed (mulberry32, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The value below which that share of the sample lies, between two values in proportion; NaN of nothing. */
export function quantile(sample: readonly number[], share: number): number {
  const sorted = [...sample].sort((one, other) => one - other);
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);

export interface Estimate {
  readonly value: number;
  /** The middle half of the sample. */
  readonly spread: readonly [low: number, high: number];
  /** Where the true median is with 95 in 100, by the bootstrap. */
  readonly interval: readonly [low: number, high: number];
  readonly count: number;
}

/** The median of a sample; its interval is made of so many samples that are drawn from it. */
export function estimate(sample: readonly number[], { seed = 1, draws = 2000 } = {}): Estimate {
  const random = createRandom(seed);
  const pick = () => sample[Math.floor(random() * sample.length)] ?? Number.NaN;
  const medians = Array.from({ length: draws }, () => median(sample.map(pick)));
  return {
    value: median(sample),
    spread: [quantile(sample, 0.25), quantile(sample, 0.75)],
    interval: [quantile(medians, 0.025), quantile(medians, 0.975)],
    count: sample.length,
  };
}

/**
 * The median of the rounds' ratios, and not the ratio of the medians: both of a pair were measured while the
 * machine was in the same state.
 *
 * @throws RangeError when the samples are not of the same rounds
 */
export function pairedRatio(
  sample: readonly number[],
  base: readonly number[],
  options?: { seed?: number; draws?: number },
) {
  if (sample.length !== base.length) throw new RangeError('A ratio needs two samples of the same rounds.');
  return estimate(
    sample.map((value, round) => value / (base[round] ?? Number.NaN)),
    options,
  );
}

/** The same things in an order of chance. */
export function shuffle<Thing>(things: readonly Thing[], random: () => number): readonly Thing[] {
  return things
    .map((thing) => ({ thing, place: random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ thing }) => thing);
}
