// A kit on a real server in a process of its own, for what is measured from outside. It tells its port, and
// how much memory it has when it gets a line on its standard input: at once, or for `held` after a
// collection.

import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { createKycServer, memoryStore, trustmatic } from 'kyc-enrolment-server';
import { serverOptions, toNodeHandler } from 'kyc-enrolment-server/node';
import { heldBytes } from '../../support/heap.js';
import { fakeTrustmatic, password, username } from '../fake-trustmatic.js';

const { KYC_UPSTREAM: upstreamUrl } = process.env;
const kit = createKycServer({
  provider: trustmatic({ url: upstreamUrl ?? 'https://id.example', username, password }),
  identify: (request) => ({ id: request.headers.get('x-user') ?? 'ada' }),
  origins: ['https://shop.example'],
  secret: 'a secret of these tests, long enough to be one',
  returnUrl: '/done',
  store: memoryStore(),
  fetch: upstreamUrl === undefined ? fakeTrustmatic().fetch : fetch,
  rateLimits: {
    session: { user: 1_000_000_000, address: 1_000_000_000 },
    status: { user: 1_000_000_000, address: 1_000_000_000 },
    upload: {},
  },
});

const server = createServer(serverOptions, (request, response) => void toHandler(request, response));
const toHandler = toNodeHandler(kit);
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
createInterface(process.stdin).on('line', async (line) =>
  console.log(line === 'held' ? await heldBytes() : process.memoryUsage.rss()),
);
