// Whether the kit is given what it answers. In JavaScript it may be a framework's own request by mistake, and
// then there is nobody to answer.

import { KycError } from '../enrolment/errors.js';

/** @throws KycError `CONFIGURATION_INVALID` for what is no Request */
export function requireRequest(given: Partial<Request> | undefined): void {
  // not by its class: a host may have one of its own
  if (typeof given?.url === 'string' && typeof given.headers?.get === 'function') return;
  throw new KycError(
    'CONFIGURATION_INVALID',
    'kyc.fetch() takes a Request, and was given something else. For Node, Express, Fastify and Koa there ' +
      "are mounts: app.use('/kyc', toNodeHandler(kyc)), docs/servers.md. In Hono it is kyc.fetch(c.req.raw).",
  );
}
