// What the first 100 ms of our script are spent on: the ten functions with the longest time of their own, by
// the browser's sampling profiler. Our own build is made once more with its names kept.

import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { listContenders, type Contender } from './first-frame/contenders.js';
import { openPlace } from './first-frame/open-place.js';
import { installPeers, serveFiles } from './first-frame/served-files.js';
import { visit } from './first-frame/visit.js';
import { selfTimes, type Profile } from './profile/self-times.js';
import { options } from './options.js';
import { keepFigures } from './report.js';

const visits = options.rounds ?? (options.isQuick ? 3 : 20);
const folder = mkdtempSync(join('node_modules', '.kyc-profile-'));
await build({
  mode: 'cdn',
  logLevel: 'silent',
  build: { outDir: folder, minify: false, rolldownOptions: { output: { minify: false } } },
});
installPeers();
const builds = [{ name: 'ours', file: join(folder, 'kyc-enrolment.js') }, ...options.also];
const contenders = listContenders(
  builds,
  builds.map(({ name }) => name),
);
const place = await openPlace((await serveFiles(contenders)).files);

async function profile(contender: Contender, cpuRate: number) {
  const profiles: Profile[] = [];
  while (profiles.length < visits) {
    let stop: (() => Promise<{ profile: Profile }>) | undefined;
    await visit(
      place,
      contender,
      { cpuRate, latencyMs: 0 },
      {
        prepare: async (context, page) => {
          const session = await context.newCDPSession(page);
          await session.send('Profiler.enable');
          await session.send('Profiler.setSamplingInterval', { interval: 100 });
          await session.send('Profiler.start');
          stop = () => session.send('Profiler.stop');
        },
        look: async (page) => {
          await page.waitForTimeout(150);
          const stopped = await stop?.();
          if (stopped) profiles.push(stopped.profile);
        },
      },
    );
  }
  return selfTimes(profiles, { script: String(contender.script), windowMs: 100 });
}

const figures: Record<string, unknown> = {};
try {
  for (const contender of contenders.filter(({ id }) => id !== 'vanilla'))
    for (const cpuRate of [1, 4]) {
      const times = await profile(contender, cpuRate);
      figures[`${contender.id} ${cpuRate}x`] = times;
      console.log(
        `\n${contender.label}, CPU ${cpuRate}x: ${times.busyMs.toFixed(1)} ms busy of the first 100`,
      );
      console.table(times.top.map(({ name, at, ms }) => ({ name, at, 'self, ms': Number(ms.toFixed(2)) })));
    }
} finally {
  await place.close();
  rmSync(folder, { recursive: true });
}
keepFigures('profile', figures);
