// The servers behind the playground in a checkout: the sandbox, and the shop that uses it.

import { startSandbox, type Sandbox } from 'kyc-enrolment-sandbox';
import { toNodeHandler, type NodeHandler } from 'kyc-enrolment-server/node';
import type { Doctor } from './patients.js';
import { openShop, type ShopServer } from './shop-server.js';

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
  let shop: ShopServer | undefined;

  return {
    sandboxUrls: [sandbox.trustmatic.url, sandbox.tennpay.url, sandbox.wultra.url],

    open(origin) {
      shop = openShop({ sandbox, origin, doctor, elementScript: '/demo/patient-page.ts' });
      return toNodeHandler(shop);
    },

    async close() {
      // The sandbox closes first, so that everything the kit still waits for fails at once.
      await sandbox.close();
      await shop?.close();
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
