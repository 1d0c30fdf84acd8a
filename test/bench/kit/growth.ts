// What the same request takes when there are a hundred times as many sessions; two servers by turns.

import { options } from '../options.js';
import { gate } from '../report.js';
import { createRandom, pairedRatio, shuffle, type Estimate } from '../statistics.js';
import type { StoreKind } from './merchant-server.js';
import type { StartMerchant } from './ratios.js';
import { measureRate } from './start-merchant.js';

const few = 1_000;
const many = options.isMillion ? 1_000_000 : options.isQuick ? 10_000 : 100_000;
const blocks = options.rounds ?? (options.isQuick ? 3 : 15);
const load = { forMs: options.isQuick ? 300 : 600, connections: 8 };

export interface Growth {
  readonly kind: StoreKind;
  readonly few: number;
  readonly many: number;
  /** Time of a request with many sessions by that with few. */
  readonly token: Estimate;
  readonly status: Estimate;
}

async function startFilled(kind: StoreKind, count: number, start: StartMerchant) {
  const merchant = await start(kind);
  const session = await merchant.open();
  const { sessionId } = session;
  for (let from = 0; from < count; from += 100_000)
    await merchant.seed({ sessionId, from, count: Math.min(100_000, count - from) });
  return { merchant, session, count, token: [] as number[], status: [] as number[] };
}

export async function measureGrowth(stores: readonly StoreKind[], start: StartMerchant) {
  const figures: Growth[] = [];
  const random = createRandom(10);
  for (const kind of stores) {
    const filled = [await startFilled(kind, few, start), await startFilled(kind, many, start)] as const;
    for (let block = -1; block < blocks; block += 1)
      for (const { merchant, session, token, status } of shuffle(filled, random)) {
        await merchant.analyze();
        const tokenMs = 1000 / (await measureRate(() => merchant.open(), load)).rate;
        const statusMs = 1000 / (await measureRate(() => merchant.status(session), load)).rate;
        if (block < 0) continue; // compiles
        token.push(tokenMs);
        status.push(statusMs);
      }
    const [less, more] = filled;
    await Promise.all(filled.map(({ merchant }) => merchant.stop()));
    const growth = {
      kind,
      few,
      many,
      token: pairedRatio(more.token, less.token),
      status: pairedRatio(more.status, less.status),
    };
    figures.push(growth);
    const show = ({ value, interval }: Estimate) =>
      `${value.toFixed(2)} [${interval.map((end) => end.toFixed(2)).join(', ')}]`;
    console.log(
      `${kind}, ${many} sessions instead of ${few}: ` +
        `a new session takes ${show(growth.token)} times as long, a status ${show(growth.status)}`,
    );
    gate(`${kind} grows by at most a tenth`, growth.token.value <= 1.1 && growth.status.value <= 1.1);
  }
  return figures;
}
