// Fifty connections at once, with a provider that answers at once: sessions and statuses a second, and no
// failure. How long they take is the machine's matter as well (half of it sends the requests), so that it is
// told and no gate.

import { measureHealthy } from '../server/hostile/healthy.js';
import { startTargetServer } from '../server/hostile/target.js';
import { figuresOf, gate, megabytes, show } from './report.js';

const requests = 30_000;
const { port, stop, memory } = await startTargetServer();
await measureHealthy({ port, requests: 2_000, connections: 50 }); // compiles
const before = await memory();
const begun = performance.now();
const times = await measureHealthy({ port, requests, connections: 50 });
const seconds = (performance.now() - begun) / 1_000;
const after = await memory();
await stop();

const figures = figuresOf(times);
console.log(`50 connections ${show(figures)}`);
console.log(
  `${(requests / seconds).toFixed(0)} requests a second; memory ${megabytes(before.held)} ` +
    `before, ${megabytes(after.held)} after`,
);
gate('every request was answered with 200', figures.count === requests);
gate('memory grew by less than 4 MB', after.held - before.held < 4_000_000);
