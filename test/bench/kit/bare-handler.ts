// What a merchant would write without the kit, and nothing more: one route that calls the provider and one
// that reads what it kept, in Hono. It checks nothing, and forgets all when it ends.

import { randomUUID } from 'node:crypto';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

interface Kept {
  readonly status: 'page';
  readonly page: { readonly url: string; readonly kind: 'web-enrolment' };
}

export function createBareHandler({ url, login }: { readonly url: string; readonly login: string }) {
  const sessions = new Map<string, Kept>();
  const app = new Hono()
    .post('/kyc/session', async (context) => {
      await context.req.json();
      const sessionId = randomUUID();
      const response = await fetch(`${url}/api/v1/enrolment/initialize`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(login)}` },
        body: JSON.stringify({ sessionId }),
      });
      const { webEnrolmentUrl }: { webEnrolmentUrl: string } = await response.json();
      const kept: Kept = { status: 'page', page: { url: webEnrolmentUrl, kind: 'web-enrolment' } };
      sessions.set(sessionId, kept);
      return context.json({ sessionId, statusUrl: `/kyc/session/${sessionId}`, ...kept });
    })
    .get('/kyc/session/:id', (context) => {
      const kept = sessions.get(context.req.param('id'));
      return kept ? context.json(kept) : context.notFound();
    });
  return getRequestListener(app.fetch, { overrideGlobalObjects: false });
}
