// A minute of load, and what it leaves behind: bytes after a collection, deadlines and timers that still
// live.

import { options } from '../options.js';
import { gate, megabytes } from '../report.js';
import type { Lasting } from './lasting.js';
import type { StoreKind } from './merchant-server.js';
import type { StartMerchant } from './ratios.js';
import { measureRate } from './start-merchant.js';

const parts = 6;
const forMs = options.isQuick ? 1_000 : 10_000;

/** Half of the requests begin sessions and half ask for one's status. */
export async function measureLasting(stores: readonly StoreKind[], start: StartMerchant) {
  const figures: { kind: StoreKind; requests: number; readings: readonly Lasting[] }[] = [];
  for (const kind of stores) {
    const merchant = await start(kind, { counts: true });
    const session = await merchant.open();
    let requests = 0;
    const act = async () => ((requests += 1) % 2 === 0 ? merchant.open() : merchant.status(session));
    await measureRate(act, { forMs: 1_000, connections: 24 }); // compiles
    const readings = [await merchant.lasting()];
    while (readings.length <= parts) {
      await measureRate(act, { forMs, connections: 24 });
      await merchant.statements(); // a list that would grow itself
      readings.push(await merchant.lasting());
    }
    await merchant.stop();
    figures.push({ kind, requests, readings });
    console.log(`\n${kind}, ${requests} requests in ${(parts * forMs) / 1000} s of load`);
    console.table(
      readings.map(({ heldBytes, deadlines, timers }) => ({ held: megabytes(heldBytes), deadlines, timers })),
    );
    const [first, last] = [readings[0], readings.at(-1)];
    gate(`memory over ${kind} is flat`, (last?.heldBytes ?? 0) - (first?.heldBytes ?? 0) < 4_000_000);
    gate(`no deadline over ${kind} outlives its call`, (last?.deadlines ?? 0) < 100);
  }
  return figures;
}
