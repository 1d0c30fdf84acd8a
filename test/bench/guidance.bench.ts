// What looking at the live picture costs: milliseconds a look on the main thread, by kinds of scenes too, and
// frames that the page drops because of it. Chromium's fake camera at 1080p and 30 frames a second, with the
// processor as fast as it is and slowed down four times.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type CDPSession, type Page } from 'playwright';
import { build } from 'vite';
import { chromiumLaunchOptions } from '../support/browsers.js';
import { createSpecimenCamera, filmedArgs } from '../support/specimen-video.js';
import type { LookFigures } from './document/camera-tables.js';
import { figuresOf, gate, keepFigures } from './report.js';

const SECONDS = 10;

interface Run {
  readonly isGuided: boolean;
  /** Milliseconds of each look. */
  readonly looks: readonly number[];
  readonly hints: readonly string[];
  /** Frames of the page that came later than two ticks of its display. */
  readonly late: number;
  readonly frames: number;
  /** Milliseconds of each task that kept the page from its work. */
  readonly longTasks: readonly number[];
  readonly video: { readonly total: number; readonly dropped: number };
  /** Processor time of the main thread. */
  readonly taskMs: number;
}

const folder = mkdtempSync(join(tmpdir(), 'kyc-bench-'));
const camera = createSpecimenCamera({
  file: join(folder, 'card.y4m'),
  width: 1920,
  height: 1080,
  fps: 30,
  scene: { specimen: 'identity-card-front', fill: 0.75 }, // all of it in the shape
});
const options = chromiumLaunchOptions();
const browser = await chromium.launch({ ...options, args: [...options.args, ...filmedArgs(camera.file)] });
try {
  const context = await browser.newContext({
    permissions: ['camera'],
    viewport: { width: 412, height: 915 },
  });
  const page = await context.newPage();
  const body = '<!doctype html><video muted playsinline width="400"></video>';
  await page.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto('http://localhost/');
  await page.addScriptTag({ content: await bundlePage() });
  const { width, height } = await page.evaluate(() => globalThis.openBench());
  console.log(`camera ${String(width)} x ${String(height)}`);
  const session = await context.newCDPSession(page);
  // what else the machine does is left out
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const figures: LookFigures[] = [];
  for (const rate of [1, 4]) {
    await session.send('Emulation.setCPUThrottlingRate', { rate });
    const runs: Run[] = [];
    for (const isGuided of [false, true, false, true]) runs.push(await run({ page, session, isGuided }));
    const scenes = await page.evaluate(() => globalThis.timeScenes());
    figures.push({ ...report(rate, runs), scenes });
    reportScenes(scenes);
  }
  keepFigures('guidance', figures);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}

async function run({
  page,
  session,
  isGuided,
}: {
  page: Page;
  session: CDPSession;
  isGuided: boolean;
}): Promise<Run> {
  const taskSeconds = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')
      ?.value ?? 0;
  const before = await taskSeconds();
  const seen = await page.evaluate(([seconds, isGuided]) => globalThis.runBench(seconds, isGuided), [
    SECONDS,
    isGuided,
  ] as const);
  return { ...seen, isGuided, taskMs: ((await taskSeconds()) - before) * 1000 };
}

function report(rate: number, runs: readonly Run[]): Omit<LookFigures, 'scenes'> {
  const guided = runs.filter(({ isGuided }) => isGuided);
  const looks = figuresOf(guided.flatMap((run) => run.looks));
  const sum = (isGuided: boolean, of: (run: Run) => number) =>
    runs.filter((run) => run.isGuided === isGuided).reduce((total, run) => total + of(run), 0);
  const cost = (sum(true, (run) => run.taskMs) - sum(false, (run) => run.taskMs)) / looks.count;
  const drops = (isGuided: boolean) =>
    [
      `page ${String(sum(isGuided, ({ late }) => late))} late`,
      `of ${String(sum(isGuided, ({ frames }) => frames))},`,
      `video ${String(sum(isGuided, ({ video }) => video.dropped))} dropped`,
      `of ${String(sum(isGuided, ({ video }) => video.total))}`,
    ].join(' ');
  const looksASecond = looks.count / 2 / SECONDS;
  console.log(
    `${String(rate)}x slow   a look ${looks.median.toFixed(1)} ms, p99 ${looks.p99.toFixed(1)} ms; ` +
      `processor ${cost.toFixed(1)} ms a look; ${looksASecond.toFixed(1)} looks a second`,
  );
  console.log(`          unguided: ${drops(false)}`);
  console.log(`          guided:   ${drops(true)}`);
  const tasks = guided.flatMap(({ longTasks }) => longTasks);
  gate(`no look keeps the page for 50 ms: ${tasks.map(Math.round).join(', ')}`, tasks.length === 0);
  gate(
    `the card is found good: ${guided.map(({ hints }) => hints.join(' ')).join(' | ')}`,
    guided.every(({ hints }) => hints.includes('steady')),
  );
  return { rate, look: looks, processorMs: cost, looksASecond };
}

function reportScenes(scenes: readonly { readonly name: string; readonly ms: number }[]): void {
  const slowest = scenes.toSorted((a, b) => b.ms - a.ms);
  const told = [...slowest.slice(0, 5), slowest[slowest.length >> 1], slowest.at(-1)];
  console.log(`          scenes: ${told.map((one) => `${one?.name} ${one?.ms.toFixed(1)} ms`).join(', ')}`);
  gate('no kind of scene takes 50 ms', (slowest[0]?.ms ?? Infinity) < 50);
}

/** The room's own modules, as a page would load them. */
async function bundlePage(): Promise<string> {
  const entry = 'test/bench/guidance-page.ts';
  const lib = { entry, formats: ['iife' as const], name: 'bench' };
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: true, target: 'es2022', lib },
  });
  const [result] = [built].flat();
  if (!result || !('output' in result)) throw new Error('no bundle');
  return result.output[0].code;
}
