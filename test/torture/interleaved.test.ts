// Requests, call-backs and sweeps of one customer, with the answers of the provider and of the store
// in any order. `npm run torture -- kit` plays twenty thousand histories; KYC_TORTURE_SEED repeats from one,
// and KYC_TORTURE_ORDERS plays so many.

import { memoryStore } from '../../src/server/store/memory.js';
import { createRandom } from '../bench/statistics.ts';
import { chanceSeed } from '../support/chance-seed.ts';
import { playHistory } from './interleaved/play.ts';

const isLong = process.env['KYC_TORTURE_ROUNDS'] !== undefined;
const histories = Number(process.env['KYC_TORTURE_ORDERS'] ?? (isLong ? 20_000 : 30));
const acts = 60;

// A busy machine may hold a verb of the store for longer than the kit waits: no time passes here.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterAll(() => void vi.useRealTimers());

/** Every third history has a store that fails now and then. */
async function play(seed: number): Promise<number> {
  const { broken, trace, told } = await playHistory(
    { raw: memoryStore(), random: createRandom(seed), mayFail: seed % 3 === 0 },
    acts,
  );
  expect(broken, `seed ${seed}\n${trace.join('\n')}`).toEqual([]);
  return told;
}

it(
  `what is promised holds in ${histories} histories whose answers come in any order`,
  async () => {
    let told = 0;
    for (let seed = chanceSeed; seed < chanceSeed + histories; seed += 1) told += await play(seed);
    expect(told).toBeGreaterThan(histories / 2);
  },
  60_000 + histories * 2_000,
);
