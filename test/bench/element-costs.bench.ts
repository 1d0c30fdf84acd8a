// What the element costs a page beside the time to its first frame: the hundredth one, its heap, layouts
// while it waits, long tasks on a slow phone, the script's bytes, and what it does before it asks for a
// session.

import { listContenders, type Contender } from './first-frame/contenders.js';
import { openPlace } from './first-frame/open-place.js';
import { installPeers, serveFiles } from './first-frame/served-files.js';
import { measureHeap, measureLayouts, measureLongTasks, measureMount } from './element-costs/measures.js';
import { recordOrder } from './element-costs/order.js';
import { options } from './options.js';
import { gate, keepFigures } from './report.js';
import { median } from './statistics.js';

const rounds = options.rounds ?? (options.isQuick ? 3 : 10);
installPeers();
const builds = [{ name: 'ours', file: 'dist/cdn/kyc-enrolment.js' }, ...options.also];
const contenders = listContenders(
  builds,
  builds.map(({ name }) => name),
);
const { files, scriptBytes } = await serveFiles(contenders);
const place = await openPlace(files);

async function repeat<Result>(measure: () => Promise<Result>): Promise<readonly Result[]> {
  const results: Result[] = [];
  while (results.length < rounds) results.push(await measure());
  return results;
}

/** Of one build of ours. */
async function measureCosts(contender: Contender) {
  const mounts = {
    idle: await repeat(() => measureMount(place, contender, 'idle')),
    starting: await repeat(() => measureMount(place, contender, 'starting')),
  };
  const heap = await measureHeap(place, contender);
  return {
    scriptBytes: scriptBytes[contender.id],
    /** Milliseconds of the hundredth, and of the last ten in the middle. */
    mountMs: {
      idle: median(mounts.idle.map(({ hundredth }) => hundredth)),
      starting: median(mounts.starting.map(({ hundredth }) => hundredth)),
      idleLastTen: median(mounts.idle.map(({ lastTen }) => lastTen)),
      startingLastTen: median(mounts.starting.map(({ lastTen }) => lastTen)),
    },
    heapBytesEach: heap,
    whileWaiting: await measureLayouts(place, contender),
    longTasks: await repeat(() => measureLongTasks(place, contender)),
    order: await recordOrder(place, contender),
  };
}

const figures: Record<string, Awaited<ReturnType<typeof measureCosts>>> = {};
try {
  const [vanilla, ...own] = contenders;
  const vanillaTasks = vanilla ? await repeat(() => measureLongTasks(place, vanilla)) : [];
  console.log(
    `long tasks at 4x of the vanilla element's page: ${vanillaTasks.flat().length} in ${rounds} visits`,
  );
  for (const contender of own) {
    const costs = await measureCosts(contender);
    figures[contender.id] = costs;
    const { mountMs, heapBytesEach, whileWaiting, longTasks, order } = costs;
    const longest = Math.max(0, ...longTasks.flat());
    const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
    const { layouts, styles } = whileWaiting;
    console.log(`\n${contender.label}`);
    console.log(`script                ${String(costs.scriptBytes)} bytes by brotli`);
    console.log(
      `the 100th element     ${mountMs.idle.toFixed(2)} ms idle, ${mountMs.starting.toFixed(2)} ms starting`,
    );
    console.log(
      `heap each, no frame   script ${kB(heapBytesEach.script)}, document ${kB(heapBytesEach.document)}`,
    );
    console.log(
      `while it waits        ${layouts.toFixed(0)} layouts and ${styles.toFixed(0)} style passes a second`,
    );
    console.log(
      `long tasks at 4x      ${longTasks.flat().length} in ${rounds} visits, at most ` +
        `${longest.toFixed(0)} ms`,
    );
    console.log(`in this order         ${order.join(', ')}`);
    if (contender.id !== 'ours') continue;
    gate('the 100th element is mounted in 1 ms', mountMs.idle <= 1 && mountMs.starting <= 1);
    gate('each holds at most 30 kB', heapBytesEach.script <= 30_000);
    gate('waiting makes no layouts', whileWaiting.layouts < 2);
    gate('no long task at 4x', longTasks.flat().length === 0);
    gate('the token request comes before render, styles and Intl', order[0] === 'token request');
  }
} finally {
  await place.close();
}
keepFigures('element-costs', figures);
