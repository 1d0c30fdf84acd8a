// The shop's whole server: the merchant, the pages with a fault each, and what the playground asks about the
// sandbox. `npm start` and `kyc-sandbox demo` both serve it beside the playground's pages.

import { Hono } from 'hono';
import type { Sandbox } from 'kyc-enrolment-sandbox';
import { createMerchant } from './merchant.js';
import { createPatients, type PatientsOptions } from './patients.js';

export interface ShopServerOptions extends Pick<PatientsOptions, 'origin' | 'doctor' | 'elementScript'> {
  /** Its call-backs and return addresses are set to the shop. */
  readonly sandbox: Sandbox;
}

export interface ShopServer {
  /** Answers `/kyc/*`, `/kyc-10npay/*` and what begins with `/demo/` and is no page. */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

/**
 * Opens the shop.
 *
 * @throws KycError `CONFIGURATION_INVALID`, with what to do
 */
export function openShop({ sandbox, origin, doctor, elementScript }: ShopServerOptions): ShopServer {
  const { trustmatic, tennpay, wultra } = sandbox;
  const merchant = createMerchant({ sandbox, origin });
  const patients = createPatients({ provider: trustmatic, origin, doctor, elementScript });
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
  app.all('/demo/patients/*', ({ req }) => patients.fetch(req.raw));
  app.all('*', ({ req }) => merchant.fetch(req.raw));

  return {
    fetch: async (request) => app.fetch(request),
    close: async () => {
      await Promise.all([merchant.close(), patients.close()]);
    },
  };
}
