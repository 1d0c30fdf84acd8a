// A merchant's server in a process of its own, with the kit or without. It is forked, tells its port, and
// answers questions about itself by messages.

import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKycServer, memoryStore, openStore, trustmatic } from 'kyc-enrolment/server';
import { nodeFetch, serverOptions, toNodeHandler } from 'kyc-enrolment/server/node';
import { createBareHandler } from './bare-handler.js';
import { countDeadlines, readLasting, type Lasting } from './lasting.js';
import { analyzePostgres, seedMemory, seedPostgres, seedSqlite, type Seeding } from './seeding.js';
import { countStatements, takeStatements } from './statements.js';

export type StoreKind = 'bare' | 'memory' | 'sqlite' | 'postgres';

/** What it can be asked. */
export type Question =
  | { readonly ask: 'analyze' | 'cpu' | 'lasting' | 'statements' }
  | { readonly ask: 'seed'; readonly seeding: Seeding };
export type Reply = number | Lasting | readonly string[];

const { KYC_BENCH_KIND: kind, KYC_BENCH_STORE: address = '', KYC_BENCH_UPSTREAM: url = '' } = process.env;
const counts = process.env['KYC_BENCH_COUNTS'] === 'yes';
if (counts) {
  countStatements();
  countDeadlines();
}
const unlimited = { user: 1_000_000_000, address: 1_000_000_000 };

const store =
  kind === 'memory' ? memoryStore({ production: false }) : kind === 'bare' ? undefined : openStore(address);

function createHandler(): RequestListener {
  if (!store) {
    const bare = createBareHandler({ url, login: 'user:password' });
    return (request, response) => void bare(request, response);
  }
  const kit = createKycServer({
    provider: trustmatic({ url, username: 'user', password: 'password' }),
    identify: (request) => ({ id: request.headers.get('x-user') ?? 'ada' }),
    origins: ['https://shop.example'],
    secret: 'a secret of this bench, long enough to be one',
    returnUrl: '/done',
    store,
    ...(process.env['KYC_BENCH_NODE_FETCH'] === 'yes' ? { fetch: nodeFetch() } : {}),
    rateLimits: { session: unlimited, status: unlimited },
    logger: { info: () => undefined, warn: () => undefined, error: console.error },
  });
  const handle = toNodeHandler(kit);
  return (request, response) => void handle(request, response);
}

async function seed(seeding: Seeding): Promise<number> {
  if (kind === 'memory' && store) await seedMemory(store, seeding);
  if (kind === 'sqlite') seedSqlite(address.replace(/^file:/, ''), seeding);
  if (kind === 'postgres') await seedPostgres(address, seeding);
  return seeding.count;
}

async function reply(question: Question): Promise<Reply> {
  switch (question.ask) {
    case 'analyze':
      if (kind === 'postgres') await analyzePostgres(address);
      return 0;
    case 'cpu': {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    }
    case 'lasting':
      return readLasting();
    case 'statements':
      return takeStatements();
    case 'seed':
      return seed(question.seeding);
  }
}

process.on('message', async (question: Question) => process.send?.(await reply(question)));
process.once('disconnect', () => process.exit()); // the bench is gone
const server = createServer(serverOptions, createHandler());
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
