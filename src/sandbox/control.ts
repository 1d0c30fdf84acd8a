// The sandbox's remote control, JSON under /sandbox. It must never obey a page of another site.

import { Hono } from 'hono';
import * as z from 'zod/mini';
import { faultSchema, type Faults } from './faults.js';
import { problem } from './problem.js';
import type { RequestLog } from './request-log.js';
import type { Scenario } from './scenario.js';
import type { Delivery } from './webhook.js';

/** Where webhooks go, for emulators that send some. */
export interface WebhookControl {
  readonly deliveries: readonly Delivery[];
  url: string | undefined;
}

export interface ControlOptions {
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly scenarios: readonly Scenario[];
  readonly webhook?: WebhookControl | undefined;
}

const webhookSchema = z.strictObject({ url: z.nullable(z.url({ protocol: /^https?$/ })) });

/** Routes of the control endpoints; the front page documents them. */
export function controlRoutes({ log, faults, scenarios, webhook }: ControlOptions): Hono {
  const routes = new Hono();

  routes.use(async (c, next) => {
    const origin = c.req.header('Origin');
    const site = c.req.header('Sec-Fetch-Site') ?? 'none';
    const isOwn = origin === undefined || origin === new URL(c.req.url).origin;
    if (!isOwn || !/^(none|same-origin)$/.test(site)) return problem(403, 'Only for scripts and for the sandbox itself');
    return next();
  });

  routes.get('/scenarios', (c) => c.json(scenarios.map(({ name, description }) => ({ name, description }))));

  routes.get('/requests', (c) => c.json(log.requests));
  routes.delete('/requests', (c) => {
    log.clear();
    return c.body(null, 204);
  });

  routes.post('/faults', async (c) => {
    const fault = z.safeParse(faultSchema, await readJson(c.req.raw));
    if (!fault.success) return problem(400, z.prettifyError(fault.error));
    faults.add(fault.data);
    return c.body(null, 204);
  });
  routes.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });

  if (!webhook) return routes;
  routes.get('/webhook', (c) => c.json({ url: webhook.url ?? null, deliveries: webhook.deliveries }));
  routes.put('/webhook', async (c) => {
    const body = z.safeParse(webhookSchema, await readJson(c.req.raw));
    if (!body.success) return problem(400, z.prettifyError(body.error));
    webhook.url = body.data.url ?? undefined;
    return c.body(null, 204);
  });
  return routes;
}

/** The body as JSON; undefined when it is none, so that a schema refuses it. */
export const readJson = (request: Request): Promise<unknown> => request.json().catch(() => undefined);
