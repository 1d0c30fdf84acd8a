// Where the hosted pages send the customer. A merchant configures it in 10nPay's portal
// (docs/providers/10npay.md, Return).

import { Hono } from 'hono';
import { html } from 'hono/html';
import * as z from 'zod/mini';
import { framePage, pageResponse } from '../../../sandbox/page-frame.js';
import type { Enrolment, Leg } from './enrolment-phases.js';

const urlSchema = z.url({ protocol: /^https?$/ });

/** Body of the control endpoint. Both legs use the same two addresses (docs/providers/10npay.md, Return). */
export const returnUrlsSchema = z.strictObject({ success: urlSchema, fail: urlSchema });

/** The merchant's two return addresses. */
export type ReturnUrls = z.infer<typeof returnUrlsSchema>;

export type Ending = keyof ReturnUrls;

/**
 * How signing ended, in Signhost's words. Empty if it did not end (docs/providers/10npay.md, Hosted pages).
 */
export type SignerStatus = 'signed' | 'rejected' | '';

/** Adds Signhost's parameters to an address. The identification page adds none. */
export function returnUrlOf(
  address: string,
  { leg, enrolment, signerStatus }: { leg: Leg; enrolment: Enrolment; signerStatus: SignerStatus },
): string {
  if (leg === 'identification') return address;
  const url = new URL(address);
  url.searchParams.set('sh_transactionid', enrolment.transactionId);
  url.searchParams.set('sh_signerid', enrolment.signerId);
  url.searchParams.set('sh_signerstatus', signerStatus);
  return url.href;
}

/** Pages that stand in for the merchant's until the merchant's addresses are configured. */
export function placeholderRoutes(): Hono {
  const routes = new Hono();
  for (const ending of ['success', 'fail'] as const) {
    routes.get(`/portal/${ending}`, () => {
      const name = ending === 'success' ? 'Success' : 'Fail';
      return pageResponse(
        framePage({
          lang: 'en',
          dir: 'ltr',
          title: `${name} URL`,
          banner: 'This is a sandbox: a simulation that verifies nothing.',
          styles: ['/assets/frame.css', '/assets/card.css'],
          body: html`<main><div class="card"><section>
<div class="sign ${ending === 'success' ? 'good' : 'bad'}" aria-hidden="true"></div>
<h1>This would be your ${name} URL</h1>
<p class="hint">Tell the sandbox where it is: <code>setReturnUrls</code>,
or <code>PUT /sandbox/return-urls</code>.</p>
</section></div></main>`,
        }),
      );
    });
  }
  return routes;
}
