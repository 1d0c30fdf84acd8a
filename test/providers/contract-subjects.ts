// Our own providers with their emulators, as the contract suite wants them.

import { createHmac } from 'node:crypto';
import type { ProviderSubject } from 'kyc-enrolment-server/provider';
import { createTennpayEmulator } from '../../src/providers/tennpay/sandbox.js';
import { tennpayUserId } from '../../src/providers/tennpay/sandbox/scenarios.js';
import { tennpay } from '../../src/providers/tennpay/server.js';
import { createTrustmaticEmulator } from '../../src/providers/trustmatic/sandbox.js';
import { trustmatic } from '../../src/providers/trustmatic/server.js';

const url = 'http://127.0.0.1:4010';
const tennpaySites = {
  url,
  identificationUrl: 'http://127.0.0.1:4011',
  signingUrl: 'http://127.0.0.1:4012',
};

const tokenOf = (page: { readonly url: string }) => new URL(page.url).searchParams.get('token') ?? '';

export const trustmaticSubject: ProviderSubject = {
  secrets: ['sandbox-password'],

  start() {
    const emulator = createTrustmaticEmulator({ verdictAfterMs: 0 });
    const { username, password, projectId } = emulator;
    const ask = (path: string, init: RequestInit) => emulator.fetch(new Request(url + path, init));
    return {
      provider: trustmatic({ url, username, password, projectId, retryDelayMs: 0 }),
      fetch: (input, init) => emulator.fetch(new Request(input, init)),
      customer(ending) {
        const id = crypto.randomUUID();
        return { id, externalId: `sandbox:${ending === 'approved' ? 'approved' : 'rejected'}:${id}` };
      },
      visit: async (page) =>
        ask('/web-enrolment/complete', {
          method: 'POST',
          headers: { authorization: `Bearer ${tokenOf(page)}` },
        }),
      passTime: () => undefined,
      callBack(sessionId) {
        const body = new TextEncoder().encode(
          JSON.stringify({ sessionId, projectId, status: 'AUTO_APPROVED' }),
        );
        const signature = createHmac('sha256', password).update(body).digest('base64');
        return { headers: new Headers({ 'x-signature': signature }), body };
      },
      stop: () => emulator.close(),
    };
  },
};

export const tennpaySubject: ProviderSubject = {
  secrets: ['sandbox-secret'],
  creates: ({ url }) => url.endsWith('/initiate-external-identification'),

  start() {
    const emulator = createTennpayEmulator(tennpaySites);
    let customers = 0;
    return {
      provider: tennpay({ ...emulator, retryDelayMs: 0 }),
      fetch: (input, init) => emulator.fetch(new Request(input, init)),
      customer: (ending) => ({
        id: crypto.randomUUID(),
        for: {
          '10npay': {
            providerUserId: tennpayUserId(
              ending === 'approved' ? 'approved' : 'error-identification',
              (customers += 1),
            ),
          },
        },
      }),
      async visit(page) {
        const { origin, pathname } = new URL(page.url);
        const site = origin === tennpaySites.signingUrl ? 'signing' : 'identification';
        return emulator.sites[site](
          new Request(`${origin}${pathname}report`, {
            method: 'POST',
            headers: { authorization: `Bearer ${tokenOf(page)}`, 'content-type': 'application/json' },
            body: '{"outcome":"completed"}',
          }),
        );
      },
      passTime: () => undefined,
      stop: () => emulator.close(),
    };
  },
};
