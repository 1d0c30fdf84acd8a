import { createRandom, estimate, median, pairedRatio, quantile, shuffle } from './statistics.js';

/** A sample of a bell-shaped error around a value, as a sum of twelve numbers of chance. */
function noisy(count: number, value: number, deviation: number, random: () => number): number[] {
  const error = () => Array.from({ length: 12 }, random).reduce((sum, part) => sum + part, -6);
  return Array.from({ length: count }, () => value + deviation * error());
}

describe('what the benches say about their samples', () => {
  it('a median and quartiles are those of the textbook', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect([0.25, 0.5, 0.75].map((share) => quantile([1, 2, 3, 4, 5], share))).toEqual([2, 3, 4]);
    expect(median([])).toBeNaN();
  });

  it('a ratio is taken round by round, so that a slow minute of the machine does not show', () => {
    const base = [100, 110, 500, 120, 900];
    const ours = base.map((ms) => ms * 1.1);
    expect(pairedRatio(ours, base).value).toBeCloseTo(1.1);
    expect(pairedRatio(ours, base).spread[1]).toBeCloseTo(1.1);
    // the medians of two unpaired samples would have said something else
    expect(pairedRatio([100, 100, 1000], [50, 200, 100]).value).toBe(2);
  });

  it('samples of different rounds have no ratio', () => {
    expect(() => pairedRatio([1, 2], [1])).toThrow(RangeError);
  });

  it('the interval holds the true ratio in about 95 of 100 benches', () => {
    const random = createRandom(7);
    const benches = Array.from({ length: 200 }, (_, seed) => {
      const machine = noisy(25, 300, 30, random);
      const ratios = noisy(25, 1.05, 0.04, random);
      const { interval } = pairedRatio(
        machine.map((ms, round) => ms * ratios[round]!),
        machine,
        { seed, draws: 400 },
      );
      return interval[0] <= 1.05 && 1.05 <= interval[1];
    });
    const held = benches.filter(Boolean).length / benches.length;
    expect(held).toBeGreaterThan(0.88);
    expect(held).toBeLessThan(1);
  });

  it('more rounds make it narrower, and equal samples are told as equal', () => {
    const random = createRandom(11);
    const width = (count: number) => {
      const { interval } = estimate(noisy(count, 1, 0.1, random));
      return interval[1] - interval[0];
    };
    expect(width(400)).toBeLessThan(width(16) / 2);
    expect(estimate([5, 5, 5]).interval).toEqual([5, 5]);
  });

  it('the same seed gives the same order and the same interval', () => {
    const things = Array.from({ length: 12 }, (_, index) => index);
    const order = () => shuffle(things, createRandom(3));
    expect(order()).toEqual(order());
    expect(order()).not.toEqual(things);
    expect([...order()].sort((one, other) => one - other)).toEqual(things);
    expect(estimate([1, 4, 2, 8], { seed: 5 })).toEqual(estimate([1, 4, 2, 8], { seed: 5 }));
  });
});
