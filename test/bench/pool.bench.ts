// How large a pool one process needs: sessions opened and statuses read a second over PostgreSQL, with a
// hundred customers at once and pools of several sizes. The provider answers at once, so that the database is
// all there is to wait for. docs/sizing.md has the figures.

import { cpus } from 'node:os';
import pg from 'pg';
import { createKycServer, openStore, trustmatic } from 'kyc-enrolment-server';
import { fakeTrustmatic, password, username } from '../server/fake-trustmatic.js';
import { startPostgres } from '../support/postgres.js';
import { figuresOf, gate } from './report.js';

const origin = 'https://shop.example';
const page = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
const [customers, openings, reads] = [100, 1_000, 4_000];

async function timesOf(count: number, work: (index: number) => Promise<Response>) {
  const times: number[] = [];
  let [next, refused] = [0, 0];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: customers }, async () => {
      while (next < count) {
        const at = performance.now();
        const response = await work(next++);
        if (response.status !== 200) refused += 1;
        await response.arrayBuffer();
        times.push(performance.now() - at);
      }
    }),
  );
  const { median, p99 } = figuresOf(times);
  const perSecond = (count / (performance.now() - begun)) * 1_000;
  return { perSecond: Math.round(perSecond), median: median.toFixed(0), p99: p99.toFixed(0), refused };
}

async function connectionsOf(address: string): Promise<number> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int from pg_stat_activity ' +
      'where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
  return rows[0]?.count ?? 0;
}

const server = await startPostgres({ isDurable: true });
console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`);
for (const size of [1, 2, 5, 10, 20, 40]) {
  const address = await server.createDatabase();
  const pooled = new URL(address);
  pooled.searchParams.set('pool_size', String(size));
  const kyc = createKycServer({
    provider: trustmatic({ url: 'https://id.example', username, password }),
    identify: (request) => ({ id: request.headers.get('x-user') ?? 'nobody' }),
    origins: [origin],
    secret: 'a secret of this bench, long enough to be one',
    store: openStore(pooled.href),
    returnUrl: '/done',
    onOutcome: () => undefined,
    fetch: fakeTrustmatic().fetch,
    rateLimits: false,
    newSessions: { kit: 1_000_000 },
  });
  const addresses: string[] = [];
  const send = (path: string, user: number, init: RequestInit = {}) =>
    kyc.fetch(new Request(origin + path, { ...init, headers: { ...page, 'x-user': String(user) } }));
  const opened = await timesOf(openings, async (user) => {
    const response = await send('/kyc/session', user, { method: 'POST', body: '{}' });
    const { statusUrl } = (await response.clone().json()) as { statusUrl?: string };
    addresses[user] = statusUrl ?? '';
    return response;
  });
  const read = await timesOf(reads, (index) => {
    const user = index % openings;
    return send(addresses[user] ?? '', user);
  });
  const connections = await connectionsOf(address);
  for (const [what, { perSecond, median, p99, refused }] of Object.entries({ opened, read }))
    console.log(
      `pool ${String(size).padStart(2)}  ${what.padEnd(6)} ${String(perSecond).padStart(5)} a second  ` +
        `median ${median} ms  p99 ${p99} ms  refused ${refused}  connections ${connections}`,
    );
  if (size >= 5) gate(`a pool of ${size} refuses nobody`, opened.refused + read.refused === 0);
  await kyc.close();
}
await server.stop();
