// `kill -9` in a loop. `npm run torture` does it fifty times on each engine; here it is a few.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '../support/build.ts';
import { postgresAvailable, startPostgres } from '../support/postgres.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { torture } from './torture.ts';

const rounds = Number(process.env['KYC_TORTURE_ROUNDS'] ?? 4);
const seed = Number(process.env['KYC_TORTURE_SEED'] ?? Date.now() % 1_000_000);
const longest = 60_000 + rounds * 8_000;

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
async function expectKept(address: string): Promise<void> {
  const { figures, broken } = await torture({ bank, address, rounds, seed });
  console.info(figures);
  expect(broken, figures).toEqual([]);
  expect(figures).not.toMatch(/ 0 (consents|changes|verdicts|waits|second|outcomes)/);
}

describe(`a bank that is killed ${rounds} times at work`, () => {
  it('keeps on SQLite what it promised', () => expectKept(join(folder, 'bank.sqlite')), longest);

  it.skipIf(!postgresAvailable)(
    'keeps on PostgreSQL what it promised',
    async () => {
      const server = await startPostgres();
      try {
        await expectKept(await server.createDatabase());
      } finally {
        await server.stop();
      }
    },
    longest,
  );
});
