// The kit's routes beside a bare Hono handler that makes the same call upstream, in one run: requests a
// second as a ratio, statements, what a minute of load leaves behind, and what a hundred times the sessions
// cost.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { bundle } from '../support/bundle.mjs';
import { postgresAvailable, startPostgres } from '../support/postgres.js';
import { measureGrowth } from './kit/growth.js';
import { measureLasting } from './kit/load.js';
import { measureRatios } from './kit/ratios.js';
import { readStatements } from './kit/read-statements.js';
import { startMerchant, type Merchant } from './kit/start-merchant.js';
import type { StoreKind } from './kit/merchant-server.js';
import { keepFigures } from './report.js';

// PostgreSQL goes when this process exits, which it does not by itself when it is ended from outside
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(join(tmpdir(), 'kyc-bench-'));
const upstreamBundle = await bundle('test/bench/kit/upstream-worker.ts');
const serverBundle = await bundle('test/bench/kit/merchant-server.ts');
const upstream = new Worker(upstreamBundle.file);
const [upstreamPort]: unknown[] = await once(upstream, 'message');
const postgres = postgresAvailable ? await startPostgres() : undefined;
const stores: readonly StoreKind[] = ['memory', 'sqlite', ...(postgres ? (['postgres'] as const) : [])];
const running: Merchant[] = [];
let files = 0;

/** A server with an empty store of its own. */
async function start(kind: StoreKind, { counts = false, usesNodeFetch = false } = {}): Promise<Merchant> {
  files += 1;
  const address =
    kind === 'postgres' ? await postgres?.createDatabase() : `file:${join(folder, `store-${files}.sqlite`)}`;
  const merchant = await startMerchant({
    file: serverBundle.file,
    kind,
    ...(address === undefined ? {} : { address }),
    upstreamUrl: `http://127.0.0.1:${String(upstreamPort)}`,
    counts,
    usesNodeFetch,
  });
  running.push(merchant);
  return merchant;
}

try {
  const figures = {
    ratios: await measureRatios(stores, start),
    statements: await readStatements(
      stores.filter((kind) => kind !== 'memory'),
      start,
    ),
    lasting: await measureLasting(
      stores.filter((kind) => kind !== 'memory'),
      start,
    ),
    growth: await measureGrowth(stores, start),
  };
  keepFigures('kit', figures);
} finally {
  await Promise.all(running.map((merchant) => merchant.stop()));
  await upstream.terminate();
  await postgres?.stop();
  for (const { remove } of [upstreamBundle, serverBundle]) remove();
  rmSync(folder, { recursive: true });
}
