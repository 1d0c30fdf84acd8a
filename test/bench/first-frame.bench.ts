// How soon the provider's page is asked for, from outside: our element beside its peers on the same page,
// round by round and in an order of chance, so that what else the machine does hits all of them.

import { listContenders, type Contender } from './first-frame/contenders.js';
import { openPlace } from './first-frame/open-place.js';
import { installPeers, serveFiles, versionOf } from './first-frame/served-files.js';
import { visit, visitUnwatched, type Condition, type Measured } from './first-frame/visit.js';
import { gateFirstFrame, printFirstFrame, summarise } from './first-frame/summary.js';
import { options } from './options.js';
import { keepFigures } from './report.js';
import { createRandom, shuffle } from './statistics.js';

const rounds = options.rounds ?? (options.isQuick ? 3 : 20);
const cpuRates = options.cpuRates ?? [1, 4];
const latenciesMs = options.latenciesMs ?? (options.isQuick ? [0, 100] : [0, 50, 100, 150]);
const conditions: readonly Condition[] = cpuRates.flatMap((cpuRate) =>
  latenciesMs.map((latencyMs) => ({ cpuRate, latencyMs })),
);

installPeers();
const contenders = listContenders(
  [{ name: 'ours', file: 'dist/cdn/kyc-enrolment.js' }, ...options.also],
  options.only,
);
const { files, scriptBytes } = await serveFiles(contenders);
const place = await openPlace(files);
const visitOnce = options.isUnwatched ? visitUnwatched : visit;
const random = createRandom(10);
const samples = new Map<string, Measured[]>();
const keyOf = (contender: Contender, { cpuRate, latencyMs }: Condition) =>
  `${contender.id} ${cpuRate} ${latencyMs}`;
try {
  const [first] = conditions;
  // nobody is the first to start a process
  if (first) for (const contender of contenders) await visitOnce(place, contender, first);
  for (let round = 0; round < rounds; round += 1) {
    for (const condition of shuffle(conditions, random))
      for (const contender of shuffle(contenders, random)) {
        const measured = await visitOnce(place, contender, condition);
        const key = keyOf(contender, condition);
        samples.set(key, [...(samples.get(key) ?? []), measured]);
      }
    console.log(`round ${round + 1} of ${rounds}`);
  }
} finally {
  await place.close();
}

const figures = summarise({
  contenders: contenders.map((contender) => ({
    ...contender,
    version: contender.package === undefined ? undefined : versionOf(contender.package),
    scriptBytes: scriptBytes[contender.id],
  })),
  conditions,
  samplesOf: (contender, condition) => samples.get(keyOf(contender, condition)) ?? [],
  chromiumVersion: place.chromiumVersion,
  rounds,
});
printFirstFrame(figures);
gateFirstFrame(figures);
keepFigures(options.isUnwatched ? 'unwatched' : 'first-frame', figures);
