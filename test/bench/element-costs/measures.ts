// One measure each, on a page of its own that nobody was on before.

import type { CDPSession, Page } from 'playwright';
import type { Contender } from '../first-frame/contenders.js';
import { announceVisit, visit, type Place } from '../first-frame/visit.js';

export type Phase = 'idle' | 'starting';

interface Opened {
  readonly page: Page;
  readonly session: CDPSession;
}

/** A page that has the definition of the element and none on it. */
async function withDefinition<Result>(
  place: Place,
  { script }: Contender,
  use: (opened: Opened) => Promise<Result>,
): Promise<Result> {
  const html = `<!doctype html><title>Bench</title><script type="module" src="${String(script)}"></script>`;
  await announceVisit(place, { html, script, latencyMs: 0, isIsolated: true });
  const context = await place.browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await page.goto(place.merchantUrl);
    await page.evaluate(() => customElements.whenDefined('kyc-enrolment'));
    return await use({ page, session });
  } finally {
    await context.close();
  }
}

/** Puts so many on the page, each rendered before the next; milliseconds of each. */
function mountMany(page: Page, given: { readonly count: number; readonly phase: Phase }): Promise<number[]> {
  return page.evaluate(async ({ count, phase }) => {
    const times: number[] = [];
    while (times.length < count) {
      const begun = performance.now();
      const element = document.createElement('kyc-enrolment');
      // our own camera prepares no frame: that would be a document each, and its engine's cost
      const never = { requestSession: () => new Promise(() => undefined), capture: 'own' };
      Object.assign(element, phase === 'idle' ? { startMode: 'manual' } : never);
      document.body.append(element);
      await Promise.resolve(); // it starts in a microtask
      await Reflect.get(element, 'updateComplete');
      element.getBoundingClientRect(); // laid out
      times.push(performance.now() - begun);
    }
    return times;
  }, given);
}

export function measureMount(place: Place, contender: Contender, phase: Phase) {
  return withDefinition(place, contender, async ({ page }) => {
    const times = await mountMany(page, { count: 100, phase });
    const last = times.slice(90).sort((one, other) => one - other);
    return { hundredth: times[99] ?? Number.NaN, lastTen: last[5] ?? Number.NaN };
  });
}

/** Bytes for each of a hundred that ask for a session, after ten that brought what they share. */
export function measureHeap(place: Place, contender: Contender) {
  return withDefinition(place, contender, async ({ page, session }) => {
    await session.send('HeapProfiler.enable');
    const used = async () => {
      for (let pass = 0; pass < 3; pass += 1) await session.send('HeapProfiler.collectGarbage');
      return session.send('Runtime.getHeapUsage');
    };
    await mountMany(page, { count: 10, phase: 'starting' });
    const before = await used();
    await mountMany(page, { count: 100, phase: 'starting' });
    const after = await used();
    return {
      script: (after.usedSize - before.usedSize) / 100,
      document: (after.embedderHeapUsedSize - before.embedderHeapUsedSize) / 100,
    };
  });
}

/** Layouts and style passes a second while one element waits for its session. */
export function measureLayouts(place: Place, contender: Contender) {
  return withDefinition(place, contender, async ({ page, session }) => {
    const seconds = 3;
    await session.send('Performance.enable');
    await mountMany(page, { count: 1, phase: 'starting' });
    await page.waitForTimeout(1000); // it has come to rest
    const read = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
      return { layouts: of('LayoutCount'), styles: of('RecalcStyleCount') };
    };
    const before = await read();
    await page.waitForTimeout(seconds * 1000);
    const after = await read();
    return {
      layouts: (after.layouts - before.layouts) / seconds,
      styles: (after.styles - before.styles) / seconds,
    };
  });
}

/** Milliseconds of each task of 50 ms or more in a whole visit on a processor that is four times slower. */
export async function measureLongTasks(place: Place, contender: Contender): Promise<readonly number[]> {
  let found: readonly number[] = [];
  const look = async (page: Page) => {
    found = await page.evaluate(
      () =>
        new Promise<number[]>((resolve) => {
          const tasks: number[] = [];
          new PerformanceObserver((list) => {
            tasks.push(...list.getEntries().map(({ duration }) => duration));
          }).observe({ type: 'longtask', buffered: true });
          setTimeout(() => resolve(tasks), 1000); // the page in the frame has come meanwhile
        }),
    );
  };
  await visit(place, contender, { cpuRate: 4, latencyMs: 50 }, { look });
  return found;
}
