// What is given to `kyc.fetch` in place of a Request, by mistake, and what it says then.

import express from 'express';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startKit } from './kit.js';

const refused = expect.objectContaining({
  code: 'CONFIGURATION_INVALID',
  message: expect.stringMatching(/takes a Request.*toNodeHandler\(kyc\)/),
});

it.each([
  ['nothing', undefined],
  ['a request of Node', { method: 'GET', url: '/kyc/health', headers: { host: 'localhost' } }],
  ['a request of Hono’s, for its `raw`', { url: 'https://shop.example/kyc/health', raw: {} }],
  ['an address', 'https://shop.example/kyc/health'],
])('kyc.fetch says what it takes: %s', async (_, given) => {
  const { kit } = startKit();
  await expect(kit.fetch(given as unknown as Request)).rejects.toEqual(refused);
});

it('kyc.fetch as a handler of Express is told by Express', async () => {
  const { kit } = startKit();
  const app = express();
  app.use('/kyc', kit.fetch as unknown as express.Handler);
  const told: unknown[] = [];
  const tell: express.ErrorRequestHandler = (error, _request, response, _next) => {
    told.push(error);
    response.status(500).end();
  };
  app.use(tell);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  expect((await fetch(`http://127.0.0.1:${port}/kyc/health`)).status).toBe(500);
  expect(told).toEqual([refused]);
});
