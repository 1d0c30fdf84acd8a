// Control endpoints for emulators that send webhooks: where they go, and how they were answered.

import { Hono } from 'hono';
import * as z from 'zod/mini';
import { readJson, type ProviderControl } from './control.js';
import { problem } from './emulator-problem.js';
import type { Delivery } from './webhook.js';

/** The webhook sender, and the address it sends to. */
export interface WebhookTarget {
  readonly deliveries: readonly Delivery[];
  url: string | undefined;
}

const webhookSchema = z.strictObject({ url: z.nullable(z.url({ protocol: /^https?$/ })) });

/** Creates the endpoints. They change `webhook.url`. */
export function webhookControl(webhook: WebhookTarget): ProviderControl {
  const routes = new Hono();

  routes.get('/webhook', (c) => c.json({ url: webhook.url ?? null, deliveries: webhook.deliveries }));
  routes.put('/webhook', async (c) => {
    const body = z.safeParse(webhookSchema, await readJson(c.req.raw));
    if (!body.success) return problem(400, z.prettifyError(body.error));
    webhook.url = body.data.url ?? undefined;
    return c.body(null, 204);
  });

  return {
    routes,
    rows: [
      ['PUT /sandbox/webhook', '{ "url": "http://…" | null }: where webhooks go.'],
      ['GET /sandbox/webhook', '{ url, deliveries }.'],
    ],
  };
}
