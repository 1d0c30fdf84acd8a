// The routes by which load balancers and orchestrators ask how the kit is.

import type { Hono } from 'hono';
import type { KnownFacts } from '../call-facts.js';
import type { Context } from '../context.js';
import { createHealth } from '../health.js';
import type { InFlight } from '../in-flight.js';

export interface HealthRoutesOptions {
  readonly context: Context;
  readonly inFlight: Pick<InFlight, 'isClosed'>;
}

export function addHealth(
  routes: Hono<{ Bindings: KnownFacts }>,
  { context: { store, logger, now }, inFlight }: HealthRoutesOptions,
): void {
  const { live, ready } = createHealth({ store, logger, now, isClosing: () => inFlight.isClosed });
  routes.get('/health', ready);
  routes.get('/health/ready', ready);
  routes.get('/health/live', live);
}
