// What stands behind the playground: the sandbox, and the merchant that uses it.

import { Hono } from 'hono';
import { scenarios, startSandbox, type Sandbox } from 'kyc-enrolment/sandbox';
import { toNodeHandler, type NodeHandler } from 'kyc-enrolment/server/node';
import { createMerchant, type Merchant } from './merchant.js';

export interface Stage {
  /** Origin of the emulated provider. */
  readonly sandboxUrl: string;
  /** Opens the shop at the address that it is reached at; once. */
  open(origin: string): NodeHandler;
  close(): Promise<void>;
}

const portsTried = 50;

/** Starts the sandbox, on the next free port if `sandboxPort` is taken. */
export async function startStage({ sandboxPort = 4174 } = {}): Promise<Stage> {
  const sandbox = await startOnFreePort(sandboxPort);
  const sandboxUrl = sandbox.trustmatic.url;
  let merchant: Merchant | undefined;

  return {
    sandboxUrl,

    open(origin) {
      const shop = (merchant = createMerchant({ sandbox: sandbox.trustmatic, origin }));
      sandbox.trustmatic.setWebhookUrl(`${origin}/kyc/webhook/trustmatic`);

      const app = new Hono();
      const table = scenarios.map(({ name, description }) => ({ name, description }));
      app.get('/demo/sandbox', (c) => c.json({ origin: sandboxUrl, scenarios: table }, 200, { 'cache-control': 'no-store' }));
      app.all('*', ({ req }) => shop.fetch(req.raw));
      return toNodeHandler({ fetch: async (request) => app.fetch(request), baseUrl: origin });
    },

    async close() {
      // The provider first: whatever the kit still waits for fails at once.
      await sandbox.close();
      await merchant?.close();
    },
  };
}

async function startOnFreePort(first: number): Promise<Sandbox> {
  for (let port = first; ; port += 1) {
    try {
      return await startSandbox({ port });
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port >= first + portsTried) throw error;
    }
  }
}
