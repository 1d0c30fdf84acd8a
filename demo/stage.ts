// The servers behind the playground: the sandbox, the merchant that uses it, and pages with a fault each.

import { Hono } from 'hono';
import { startSandbox, type Sandbox } from 'kyc-enrolment-sandbox';
import { toNodeHandler, type NodeHandler } from 'kyc-enrolment-server/node';
import { createMerchant, type Merchant } from './merchant.js';
import { createPatients, type Doctor, type Patients } from './patients.js';

export interface Stage {
  /** Origins of the emulated providers. Their front pages show the requests they got. */
  readonly sandboxUrls: readonly string[];
  /** Opens the shop for the address that visitors use. Call it once. */
  open(origin: string): NodeHandler;
  close(): Promise<void>;
}

const portsTried = 50;

export interface StageOptions {
  readonly doctor: Doctor;
  /** The next free one is taken if it is in use. */
  readonly sandboxPort?: number;
}

/** Starts the sandbox. */
export async function startStage({ doctor, sandboxPort = 4174 }: StageOptions): Promise<Stage> {
  const sandbox = await startOnFreePort(sandboxPort);
  const { trustmatic, tennpay, wultra } = sandbox;
  let merchant: Merchant | undefined;
  let patients: Patients | undefined;

  return {
    sandboxUrls: [trustmatic.url, tennpay.url, wultra.url],

    open(origin) {
      const shop = (merchant = createMerchant({ sandbox, origin }));
      const clinic = (patients = createPatients({ provider: trustmatic, origin, doctor }));
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
      app.all('/demo/patients/*', ({ req }) => clinic.fetch(req.raw));
      app.all('*', ({ req }) => shop.fetch(req.raw));
      return toNodeHandler({ fetch: async (request) => app.fetch(request) });
    },

    async close() {
      // The sandbox closes first, so that everything the kit still waits for fails at once.
      await sandbox.close();
      await merchant?.close();
      await patients?.close();
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
