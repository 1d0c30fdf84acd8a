// The sandbox's remote control: JSON under /sandbox. It must never obey a page of another site.

import { Hono } from 'hono';
import * as z from 'zod/mini';
import { faultSchema, type Faults } from './faults.js';
import { problem } from './emulator-problem.js';
import type { RequestLog } from './emulator-log.js';
import type { ListedScenario } from './scenario.js';

/** Control endpoints that only one provider has. */
export interface ProviderControl {
  readonly routes: Hono;
  /** Rows for the front page: a request and its effect. */
  readonly rows: readonly (readonly [request: string, effect: string])[];
}

export interface ControlOptions {
  readonly log: RequestLog;
  readonly faults: Faults;
  readonly scenarios: readonly ListedScenario[];
  readonly control?: ProviderControl | undefined;
}

/** Creates the control endpoints. The front page documents them. */
export function controlRoutes({ log, faults, scenarios, control }: ControlOptions): Hono {
  const routes = new Hono();

  routes.use(async (c, next) => {
    const origin = c.req.header('Origin');
    const site = c.req.header('Sec-Fetch-Site') ?? 'none';
    const isOwn = origin === undefined || origin === new URL(c.req.url).origin;
    if (!isOwn || !/^(none|same-origin)$/.test(site))
      return problem(403, 'Only for scripts and for the sandbox itself');
    return next();
  });

  routes.get('/scenarios', (c) => c.json(scenarios));

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

  if (control) routes.route('/', control.routes);
  return routes;
}

/** The body as JSON. Undefined if it is not JSON, so that the schema refuses it. */
export const readJson = (request: Request): Promise<unknown> => request.json().catch(() => undefined);
