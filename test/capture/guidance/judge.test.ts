import { createSteadyJudge, judge, type Hint } from '../../../src/capture/guidance/judge.js';
import { LOOK_WIDTH } from '../../../src/capture/guidance/live-look.js';
import type { GreyPicture } from '../../../src/capture/guidance/grey-picture.js';
import { measure, measureMotion, measureSharpness } from '../../../src/capture/guidance/measure.js';

// The specimens' pictures are judged in test/sandbox/specimens-guided.test.ts.

const height = 100;
const paint = (brightness: (x: number, y: number) => number): GreyPicture => ({
  width: LOOK_WIDTH,
  height,
  pixels: Uint8ClampedArray.from({ length: LOOK_WIDTH * height }, (_, i) =>
    brightness(i % LOOK_WIDTH, Math.floor(i / LOOK_WIDTH)),
  ),
});

/** Light paper with rows of print, `inset` pixels from the picture's sides. */
const card = ({ inset = 10, shift = 0, light = 1 } = {}) =>
  paint((x, y) => {
    const isCard = x - shift >= inset && x - shift < LOOK_WIDTH - inset && y >= inset && y < height - inset;
    const isPrint = isCard && y % 6 < 3 && (x - shift) % 7 < 4;
    return (isPrint ? 40 : isCard ? 210 : 90) * light;
  });

describe('what is measured', () => {
  it('the light there is, whatever the colour', () => {
    expect(measure(card()).light).toBe(210);
    expect(measure(card({ light: 0.25 })).light).toBeLessThan(60);
    expect(measure(paint((x) => (x < 20 ? 230 : 30))).light).toBe(230);
  });

  it('what is burnt out, but for what is beside the shape', () => {
    expect(measure(card()).glare).toBe(0);
    expect(measure(paint((x, y) => (Math.hypot(x - 80, y - 50) < 20 ? 255 : 120))).glare).toBeGreaterThan(
      0.05,
    );
    expect(measure(paint((x, y) => (x < 10 || x > 150 || y < 8 || y > 92 ? 255 : 120))).glare).toBe(0);
  });

  it('whether there is anything but an even surface', () => {
    expect(measure(card()).detail).toBeGreaterThan(0.6);
    expect(measure(paint((x) => 80 + x / 4)).detail).toBe(0);
    expect(measure(paint((x, y) => 100 + ((x * 7 + y * 13) % 5))).detail).toBe(0);
  });

  it('motion in pixels, whatever the light; none is known of a first picture', () => {
    expect(measureMotion(card(), undefined)).toBe(Infinity);
    expect(measureMotion(card(), card())).toBe(0);
    for (const light of [1, 0.5]) {
      const motion = measureMotion(card({ shift: 1, light }), card({ light }));
      expect(motion).toBeGreaterThan(0.6);
      expect(motion).toBeLessThan(1.4);
    }
    expect(measureMotion(card({ light: 0.9 }), card())).toBeLessThan(0.6); // the camera's exposure
  });

  it.each([
    [1, 1],
    [2, 0.5],
    [4, 0.25],
    [8, 0.125],
  ])('an edge that takes %i pixels from dark to light is %f sharp', (pixels, sharpness) => {
    const edge = paint((x) => 50 + 150 * Math.max(0, Math.min(1, (x - 80) / pixels)));
    const patch = {
      width: 64,
      height,
      pixels: Uint8ClampedArray.from(
        { length: 64 * height },
        (_, i) => edge.pixels[Math.floor(i / 64) * LOOK_WIDTH + 50 + (i % 64)]!,
      ),
    };
    expect(measureSharpness(patch)).toBeCloseTo(sharpness, 1);
  });

  it('no sharpness where there is noise only', () => {
    expect(measureSharpness(paint((x, y) => 100 + ((x * 7919 + y * 104_729) % 17)))).toBe(0);
  });
});

describe('whatever is in front of the camera', () => {
  it('every measure is a number in its range', () => {
    const pictures = [
      card(),
      paint(() => 0),
      paint(() => 255),
      paint((x) => (x % 2) * 255),
      paint((x, y) => (x * 7919 + y * 31) % 256),
      paint((_, y) => (y < 50 ? 0 : 255)),
    ];
    for (const picture of pictures) {
      for (const before of pictures) {
        const { light, glare, detail } = measure(picture);
        const motion = measureMotion(picture, before);
        const sharpness = measureSharpness(picture);
        for (const share of [glare, detail, sharpness])
          expect(share).toSatisfy((value: number) => value >= 0 && value <= 1);
        expect(light).toSatisfy((value: number) => value >= 0 && value <= 255);
        expect(motion).toBeGreaterThanOrEqual(0);
      }
    }
  });
});

describe('hints that can be read', () => {
  const good = {
    light: 200,
    glare: 0,
    detail: 0.8,
    placement: 'good' as const,
    motion: 0,
    busiest: { x: 0, y: 0 },
    sharpness: 0.4,
  };

  function hear() {
    const heard: string[] = [];
    const tell = createSteadyJudge({
      onHint: (hint) => heard.push(hint),
      onSteady: () => heard.push('steady'),
    });
    return {
      heard,
      tell: (hint: Hint, from: number, to: number) => {
        for (let now = from; now <= to; now += 100) tell(hint, now);
      },
    };
  }

  it('a hint stays until it is clearly over', () => {
    for (const [measures, hint] of [
      [{ light: 75 }, 'dark'],
      [{ motion: 1.1 }, 'motion'],
      [{ glare: 0.022 }, 'glare'],
      [{ sharpness: 0.13 }, 'blur'],
      [{ detail: 0.22 }, 'empty'],
    ] as const) {
      expect(judge({ ...good, ...measures }, 'document')).toBe('good');
      expect(judge({ ...good, ...measures }, 'document', hint)).toBe(hint);
    }
  });

  it('the first is said at once, another when it has held for a moment', () => {
    const { heard, tell } = hear();
    tell('empty', 0, 0);
    expect(heard).toEqual(['empty']);
    tell('blur', 100, 400);
    expect(heard).toEqual(['empty']);
    tell('blur', 500, 500);
    expect(heard).toEqual(['empty', 'blur']);
  });

  it('what flickers is not said', () => {
    const { heard, tell } = hear();
    tell('empty', 0, 500);
    for (let now = 600; now < 5000; now += 400) {
      tell('glare', now, now + 100);
      tell('empty', now + 200, now + 300);
    }
    expect(heard).toEqual(['empty']);
  });

  it('a second of good takes the picture, once', () => {
    const { heard, tell } = hear();
    tell('empty', 0, 0);
    tell('good', 100, 1000);
    expect(heard).toEqual(['empty', 'good']);
    tell('good', 1100, 9000);
    expect(heard).toEqual(['empty', 'good', 'steady']);
    tell('motion', 9100, 9100);
    tell('good', 9200, 10_300);
    expect(heard).toEqual(['empty', 'good', 'steady', 'steady']);
  });

  it('a second with a moment of anything else does not', () => {
    const { heard, tell } = hear();
    tell('good', 0, 900);
    tell('motion', 950, 950);
    tell('good', 1000, 1900);
    expect(heard).toEqual(['good']);
  });
});
