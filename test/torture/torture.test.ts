// `kill -9` in a loop. `npm run torture` does it fifty times on each engine, and on two machines; here it
// is a few, and the two machines stand for PostgreSQL.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../support/build.ts';
import { chanceSeed } from '../support/chance-seed.ts';
import { pgBouncerAvailable, startPgBouncer } from '../support/pgbouncer.ts';
import { postgresAvailable, startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { torture } from './torture.ts';
import type { TortureOptions } from './torture.ts';

const wished = process.env['KYC_TORTURE_ROUNDS'];
const isLong = wished !== undefined;
const rounds = Number(wished ?? 4);
const longest = 240_000 + rounds * 8_000; // nine seconds of a quiet machine, and 92 of a very busy one

const folder = temporaryFolder();
let built = '';
let bank = '';

beforeAll(async () => {
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  // its imports are found from there
  built = mkdtempSync(join(root, 'node_modules', '.cache', 'kyc-torture-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: 'test/torture/bank.ts', outDir: built, emptyOutDir: false },
  });
  bank = join(built, 'bank.js');
}, 60_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

/** What was promised is kept, and there was something to keep. */
async function expectKept(options: Pick<TortureOptions, 'address' | 'rounds' | 'isShared'>): Promise<void> {
  const { figures, broken } = await torture({ bank, seed: chanceSeed, ...options });
  console.info(figures);
  expect(broken, figures).toEqual([]);
  expect(figures).not.toMatch(/ 0 (consents|changes|verdicts|waits|second|outcomes)/);
}

describe(`a bank that is killed ${rounds} times at work`, () => {
  it(
    'keeps on SQLite what it promised',
    () => expectKept({ address: join(folder, 'bank.sqlite'), rounds }),
    longest,
  );

  it.skipIf(!postgresAvailable || !isLong)(
    'keeps on PostgreSQL what it promised',
    async () => {
      const server = await startPostgres();
      try {
        await expectKept({ address: await server.createDatabase(), rounds });
      } finally {
        await server.stop();
      }
    },
    longest,
  );

  it.skipIf(!postgresAvailable || !pgBouncerAvailable)(
    'keeps on two machines behind PgBouncer what it promised, through rolling deploys too',
    async () => {
      const server = await startPostgres();
      const pooler = await startPgBouncer(server);
      try {
        const address = pooler.addressOf(await server.createDatabase());
        await expectKept({ address, rounds: rounds / 2, isShared: true }); // two are killed in each round
      } finally {
        await pooler.stop();
        await server.stop();
      }
    },
    longest,
  );
});
