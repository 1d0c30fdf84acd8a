import type { Detector } from '../../../src/capture/guidance/detector.js';
import { watchPicture, type GuidanceOptions } from '../../../src/capture/guidance/watch-picture.js';
import type { Hint } from '../../../src/capture/guidance/judge.js';
import { createDrawnCamera } from '../../support/drawn-camera.js';

/** A card with print on it, on a table. */
function paintCard(context: CanvasRenderingContext2D, { x = 0, light = 1 } = {}): void {
  const grey = (value: number) => `rgb(${value * light} ${value * light} ${value * light})`;
  context.fillStyle = grey(90);
  context.fillRect(0, 0, 1280, 720);
  context.fillStyle = grey(220);
  context.fillRect(190 + x, 75, 900, 570);
  context.fillStyle = grey(30);
  for (let row = 0; row < 14; row++)
    for (let word = 0; word < 12; word++)
      context.fillRect(225 + x + word * 70, 110 + row * 38, 30 + ((row * word * 7) % 30), 16);
}

const area = { x: 180, y: 70, width: 920, height: 580 };

/**
 * A clock that goes by what the watch waits for: a second is as long as the pictures in it, or fewer of them
 * where it goes faster.
 */
function createClock(times = 1) {
  let now = 0;
  return {
    now: () => now,
    pause: (ms: number) => {
      now += ms * times;
      return Promise.resolve();
    },
  };
}

/** Long enough for several looks, if there were any. */
async function framesGoBy(count = 12): Promise<void> {
  for (let frame = 0; frame < count; frame++)
    await new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
}

async function watch(
  paint: (context: CanvasRenderingContext2D, frame: number) => void,
  { times = 1, ...more }: Partial<GuidanceOptions> & { readonly times?: number } = {},
) {
  const over = new AbortController();
  const camera = createDrawnCamera(paint);
  const stream = camera.open();
  const video = document.createElement('video');
  Object.assign(video, { muted: true, playsInline: true, srcObject: stream });
  document.body.append(video);
  await video.play();
  const heard: string[] = [];
  const clock = createClock(times);
  const watching = watchPicture({
    video,
    kind: 'document',
    area: () => area,
    onHint: (hint) => heard.push(hint),
    onSteady: () => heard.push('steady'),
    environment: clock,
    signal: over.signal,
    ...more,
  });
  const stop = async () => {
    over.abort();
    await watching;
    for (const track of stream.getTracks()) track.stop();
    video.remove();
  };
  onTestFinished(stop);
  return { heard, stop, stream, clock };
}

const until = (heard: readonly string[], hint: string) =>
  vi.waitFor(
    () => {
      expect(heard).toContain(hint);
    },
    { timeout: 20_000, interval: 20 },
  );

describe('the live picture', () => {
  it('of a card that lies still is taken', async () => {
    const { heard } = await watch((context) => {
      paintCard(context);
    });
    await until(heard, 'steady');
    expect(heard.slice(-2)).toEqual(['good', 'steady']);
  });

  it('that changes is told as it changes', async () => {
    let paint: (context: CanvasRenderingContext2D, frame: number) => void = (context) => {
      paintCard(context, { light: 0.2 });
    };
    const { heard } = await watch((context, frame) => {
      paint(context, frame);
    });
    await until(heard, 'dark');
    paint = (context) => {
      context.fillStyle = '#777';
      context.fillRect(0, 0, 1280, 720);
    };
    await until(heard, 'empty');
    paint = (context, frame) => {
      paintCard(context, { x: 48 * Math.sin(frame * frame) }); // never as some frames before
    };
    await until(heard, 'motion');
    expect(heard).not.toContain('steady');
    paint = (context) => {
      paintCard(context);
    };
    await until(heard, 'steady');
  });

  it('that stands still because no frame comes any more is not taken for steady', async () => {
    const { heard, stream, clock } = await watch((context, frame) => {
      paintCard(context, { x: 48 * Math.sin(frame * frame) }); // never as some frames before
    });
    await until(heard, 'motion');
    for (const track of stream.getTracks()) track.stop();
    for (let look = 0; look < 3; look++) {
      await clock.pause(5_000);
      await framesGoBy();
    }
    expect(heard).not.toContain('steady');
  });

  it('is not looked at any more once the camera is let go', async () => {
    let looks = 0;
    const { stop, heard } = await watch(
      (context) => {
        paintCard(context);
      },
      {
        area: () => {
          looks++;
          return area;
        },
      },
    );
    await until(heard, 'good');
    await stop();
    const then = looks;
    await framesGoBy();
    expect(looks).toBe(then);
  });
});

describe("the merchant's detector", () => {
  const still = (context: CanvasRenderingContext2D) => {
    paintCard(context);
  };

  it('takes the place of our hint', async () => {
    const { heard } = await watch(still, { detector: () => Promise.resolve('glare') });
    await until(heard, 'glare');
    expect(heard).not.toContain('steady');
  });

  it('has the last word where a look takes seconds, too', async () => {
    const { heard } = await watch(still, { detector: () => Promise.resolve('glare'), times: 20 });
    await until(heard, 'glare');
    await framesGoBy(60);
    expect(heard).not.toContain('steady');
  });

  it('has the last word where a look takes even longer, and no picture takes itself there', async () => {
    const { heard, clock } = await watch(still, { detector: () => Promise.resolve('glare'), times: 60 });
    await until(heard, 'glare');
    const since = clock.now();
    await vi.waitFor(() => {
      expect(clock.now()).toBeGreaterThan(since + 60_000);
    });
    expect(heard).not.toContain('steady');
  });

  it('finds good what we do not', async () => {
    const { heard } = await watch(
      (context) => {
        context.fillRect(0, 0, 1280, 720);
      },
      { detector: () => Promise.resolve('good'), times: 4 },
    );
    await until(heard, 'steady');
  });

  it('is given the video, the shape and a signal', async () => {
    const given: Parameters<Detector>[] = [];
    const { heard, stop } = await watch(still, {
      detector: async (...asked) => {
        given.push(asked);
        return undefined;
      },
    });
    await until(heard, 'good');
    expect(given[0]?.[0]).toBeInstanceOf(HTMLVideoElement);
    expect(given[0]?.[1]).toMatchObject({ kind: 'document', area });
    await stop();
    expect(given[0]?.[1].signal.aborted).toBe(true);
  });

  it('is heard before a picture takes itself, however long its model takes to be there', async () => {
    const clock = createClock();
    const { heard } = await watch(still, {
      environment: clock,
      detector: async () => {
        while (clock.now() < 2_000) await framesGoBy(1);
        return 'glare';
      },
    });
    await until(heard, 'glare');
    expect(heard).toContain('good');
    expect(heard).not.toContain('steady');
  });

  it.each<[what: string, detector: Detector]>([
    ['has nothing to say', () => Promise.resolve(undefined)],
    ['rejects', () => Promise.reject(new Error('no model'))],
    [
      'throws',
      () => {
        throw new Error('no model');
      },
    ],
    ['says what is no hint', () => Promise.resolve('lovely' as Hint)],
    ['never answers', () => new Promise(() => undefined)],
  ])('that %s leaves it at ours', async (_, detector) => {
    const { heard } = await watch(still, { detector, times: 4 });
    await until(heard, 'steady');
  });

  it('is asked one question at a time', async () => {
    let [open, most] = [0, 0];
    const { heard } = await watch(still, {
      detector: async () => {
        most = Math.max(most, ++open);
        await framesGoBy();
        open--;
        return undefined;
      },
    });
    await until(heard, 'steady');
    expect(most).toBe(1);
  });
});
