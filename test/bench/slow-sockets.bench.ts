// Two hundred slow clients for half a minute: honest requests' p99 stays below twice what it is without them.

import { compareHealthy } from '../server/hostile/healthy.js';
import { openSlowSockets } from '../server/hostile/slow-sockets.js';
import { startTargetServer } from '../server/hostile/target.js';
import { figuresOf, gate, megabytes, show } from './report.js';

const { port, stop, memory } = await startTargetServer();
const before = await memory();
let cutOff = 0;
const begin = async () => {
  const slow = await openSlowSockets({ port, count: 200, everyMs: 250 });
  return () => {
    cutOff += slow.cutOff();
    slow.close();
  };
};
const { without, during } = await compareHealthy({
  port,
  requests: 10_000,
  connections: 4,
  blocks: 3,
  begin,
});
const after = await memory();
await stop();

const [alone, beside] = [figuresOf(without), figuresOf(during)];
console.log(`without        ${show(alone)}`);
console.log(`beside 200     ${show(beside)}`);
console.log(
  `cut off ${String(cutOff)} times; memory ${megabytes(before.held)} before, ${megabytes(after.held)} after`,
);
gate(`p99 ${(beside.p99 / alone.p99).toFixed(2)} times as long, below 2`, beside.p99 < 2 * alone.p99);
