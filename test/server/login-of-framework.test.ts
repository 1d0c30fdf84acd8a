// docs/servers.md, Who is signed in: a login that a framework's middleware has found reaches `identify`.

import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import fastify from 'fastify';
import Koa from 'koa';
import type { KycServer } from '../../src/server/create-kyc-server.js';
import { kycPlugin } from '../../src/server/fastify.js';
import { kycMiddleware } from '../../src/server/koa.js';
import { toNodeHandler } from '../../src/server/node.js';
import { origin, startKit } from './kit.js';

interface SignedIn {
  user?: { readonly id: number } | undefined;
}
const present = new AsyncLocalStorage<SignedIn>();
const idOf = (given: unknown) => (given === undefined ? undefined : { id: Number(given) });

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close().closeAllConnections();
  });
  return (server.address() as AddressInfo).port;
}

const frameworks: Readonly<Record<string, (kit: KycServer) => Promise<number>>> = {
  Express: (kit) => {
    const app = express();
    app.use((request, _response, next) => {
      Object.assign(request, { user: idOf(request.headers['x-number']) });
      next();
    });
    app.use(
      '/kyc',
      (request, _response, next) => {
        present.run(request as SignedIn, next);
      },
      toNodeHandler(kit),
    );
    return listening(createServer(app));
  },
  Koa: (kit) => {
    const app = new Koa();
    app.use((call, next) => {
      Object.assign(call, { user: idOf(call.headers['x-number']) });
      return next();
    });
    app.use((call, next) => present.run(call as SignedIn, next));
    app.use(kycMiddleware(kit));
    return listening(createServer((request, response) => void app.callback()(request, response)));
  },
  Fastify: async (kit) => {
    const app = fastify();
    app.addHook('onRequest', (request, _reply, next) => {
      Object.assign(request, { user: idOf(request.headers['x-number']) });
      next();
    });
    app.addHook('preHandler', (request, _reply, next) => {
      present.run(request as SignedIn, next);
    });
    await app.register(kycPlugin(kit), { prefix: '/kyc' });
    await app.listen({ port: 0, host: '127.0.0.1' });
    onTestFinished(() => app.close());
    return (app.server.address() as AddressInfo).port;
  },
};

it.each(Object.entries(frameworks))('the login of %s reaches identify, and no other', async (_, mount) => {
  const { kit, store } = startKit({
    identify: () => {
      const user = present.getStore()?.user;
      return user ? { id: String(user.id) } : null;
    },
  });
  const port = await mount(kit);
  const open = async (headers: Record<string, string>) => {
    const sent = { method: 'POST', headers: { 'content-type': 'application/json', origin, ...headers } };
    return (await fetch(`http://127.0.0.1:${port}/kyc/session`, { ...sent, body: '{}' })).status;
  };
  const numbers = ['1', '2', '3'];
  expect(await Promise.all([open({}), ...numbers.map((number) => open({ 'x-number': number }))])).toEqual([
    401, 200, 200, 200,
  ]);
  for (const number of numbers) expect(await store.newest(number)).toMatchObject({ userId: number });
});
