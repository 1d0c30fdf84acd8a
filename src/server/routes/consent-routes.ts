// The routes of the consent before an enrolment: its text, and what the customer decides about it.

import type { Hono } from 'hono';
import type { KnownFacts } from '../call-facts.js';
import type { Callers } from '../callers.js';
import type { Consents } from '../consent/consent-decisions.js';
import { readJson } from '../request-body.js';
import type { BodyLimits } from '../request-body.js';

export interface ConsentRoutesOptions {
  readonly callers: Callers;
  readonly bodyLimits: BodyLimits;
  readonly consents?: Consents | undefined;
}

export function addConsent(
  routes: Hono<{ Bindings: KnownFacts }>,
  { callers, bodyLimits, consents }: ConsentRoutesOptions,
): void {
  if (!consents) return;
  routes.get('/consent', async ({ req }) =>
    Response.json(await consents.present(await callers.requireUser(req.raw), req.query('language'))),
  );
  routes.post('/consent', async ({ req: { raw } }) => {
    const user = await callers.requireUser(raw);
    await consents.decide(user, await readJson(raw, bodyLimits));
    return new Response(null, { status: 204 });
  });
}
