// Ten thousand bodies that no honest client sends, over every route: no crash, no 5xx, no memory that stays.

import { hostileBodies } from '../server/hostile/bodies.js';
import { startTarget } from '../server/hostile/send-all.js';
import { heldBytes } from '../support/heap.js';
import { gate, megabytes } from './report.js';

const seed = Number(process.env.KYC_SEED ?? Date.now() % 1_000_000_000);
const { send, logged } = await startTarget();
await send(hostileBodies({ count: 2_000, seed: 1 })); // what is compiled and cached by then stays
logged.length = 0; // the test's own notes
const before = await heldBytes();
const begun = performance.now();
const { sent, failures, statuses } = await send(hostileBodies({ count: 10_000, seed }));
const seconds = (performance.now() - begun) / 1_000;
logged.length = 0;
const after = await heldBytes();

console.log(
  `seed ${String(seed)}: ${String(sent)} bodies in ${seconds.toFixed(1)} s; memory ` +
    `${megabytes(before)} before, ${megabytes(after)} after`,
);
for (const [path, counts] of Object.entries(statuses))
  console.log(`  ${path.padEnd(40)} ${JSON.stringify(counts)}`);
for (const failure of failures) console.log(`  ${failure}`);
gate('no crash and no 5xx', failures.length === 0);
gate('memory grew by less than 4 MB', after - before < 4_000_000);
