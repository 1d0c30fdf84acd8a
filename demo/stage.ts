// The servers behind the playground: the sandbox, and the merchant that uses it.

import { Hono } from 'hono';
import { startSandbox, type Sandbox } from 'kyc-enrolment-sandbox';
import { toNodeHandler, type NodeHandler } from 'kyc-enrolment-server/node';
import { createMerchant, type Merchant } from './merchant.js';

export interface Stage {
  /** Origins of the emulated providers. Their front pages show the requests they got. */
  readonly sandboxUrls: readonly string[];
  /** Opens the shop for the address that visitors use. Call it once. */
  open(origin: string): NodeHandler;
  close(): Promise<void>;
}

const portsTried = 50;

/** Starts the sandbox, on the next free port if `sandboxPort` is in use. */
export async function startStage({ sandboxPort = 4174 } = {}): Promise<Stage> {
  const sandbox = await startOnFreePort(sandboxPort);
  const { trustmatic, tennpay, wultra } = sandbox;
  let merchant: Merchant | undefined;

  return {
    sandboxUrls: [trustmatic.url, tennpay.url, wultra.url],

    open(origin) {
      const shop = (merchant = createMerchant({ sandbox, origin }));
      trustmatic.setWebhookUrl(`${origin}/kyc/webhook/trustmatic`);
      wultra.setServicesUrl(`${origin}/kyc/wultra`);
      tennpay.setReturnUrls({
        success: `${origin}/kyc-10npay/return/success`,
        fail: `${origin}/kyc-10npay/return/fail`,
      });

      const app = new Hono();
      const facts = {
        trustmatic: { origins: [trustmatic.url], scenarios: trustmatic.scenarios },
        '10npay': { origins: [tennpay.identificationUrl, tennpay.signingUrl], scenarios: tennpay.scenarios },
      };
      app.get('/demo/sandbox', (c) => c.json(facts, 200, { 'cache-control': 'no-store' }));
      app.get('/demo/onboarding', (c) => c.redirect(`${wultra.url}/`));
      app.all('*', ({ req }) => shop.fetch(req.raw));
      return toNodeHandler({ fetch: async (request) => app.fetch(request) });
    },

    async close() {
      // The sandbox closes first, so that everything the kit still waits for fails at once.
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
