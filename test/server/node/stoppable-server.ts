// A merchant's server as a process of its own: it tells on its standard output which requests it has taken,
// and stops on a signal.

import { createServer } from 'node:http';
import { createKycServer, memoryStore, trustmatic } from 'kyc-enrolment-server';
import { closeOnSignals, serverOptions, toNodeHandler } from 'kyc-enrolment-server/node';
import { fakeTrustmatic, password, username } from '../fake-trustmatic.js';

const say = (word: string, what = '') => process.stdout.write(`${word} ${what}\n`);

const upstream = fakeTrustmatic();
const slowly: typeof fetch = async (input, init) => {
  // a provider takes its time, so that some are being answered at any moment
  await new Promise((resolve) => setTimeout(resolve, 50));
  return upstream.fetch(input, init);
};
const memory = memoryStore();
const kit = createKycServer({
  provider: trustmatic({ url: 'https://id.example', username, password }),
  identify: (request) => ({ id: request.headers.get('x-user') ?? 'ada' }),
  origins: ['https://shop.example'],
  secret: 'a secret of these tests, long enough to be one',
  returnUrl: '/done',
  store: { ...memory, close: async () => void say('store-closed') },
  fetch: slowly,
  rateLimits: false,
  newSessions: false,
});

const handle = toNodeHandler(kit);
const server = createServer(serverOptions, (request, response) => {
  say('taken', String(request.headers['x-user']));
  void handle(request, response);
});
const log = (_facts: object, message: string) => void say('log', message);
closeOnSignals(server, kit, { logger: { info: log, warn: log, error: log }, graceMs: 200 });
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  say('port', typeof address === 'object' && address ? String(address.port) : '');
});
