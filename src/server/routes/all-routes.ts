// All routes of the kit: what every request passes, and the files beside this one that answer. Each route
// asks in this order: may this page ask, who is asking, is the session theirs, what is the answer.

import { Hono } from 'hono';
import type { KnownFacts } from '../call-facts.js';
import { createCallers } from '../callers.js';
import type { Callers } from '../callers.js';
import type { Consents } from '../consent/consent-decisions.js';
import type { Context } from '../context.js';
import type { ParsedHandOff } from '../devices/hand-off-options.js';
import { createPhones } from '../devices/phone.js';
import type { InFlight } from '../in-flight.js';
import type { CountRequest } from '../limits/rate-limits.js';
import { isForPages, routeClass } from '../limits/route-class.js';
import { describeError } from '../logger.js';
import type { OriginGuard } from '../origin-guard.js';
import { Problem, problemResponse } from '../problem.js';
import { BodyIsGone } from '../request-body.js';
import type { BodyLimits } from '../request-body.js';
import { createRequestLog } from '../request-log.js';
import type { ServedServices } from '../services/create-services.js';
import { createUploads } from '../uploads/pass-on-pictures.js';
import type { Uploads } from '../uploads/pass-on-pictures.js';
import type { Identify } from '../user.js';
import { addConsent } from './consent-routes.js';
import { addDevices } from './device-routes.js';
import { addHealth } from './health-routes.js';
import { createMount } from './mount.js';
import type { Mount } from './mount.js';
import { addPictures } from './picture-routes.js';
import { createStrayNews } from './refused-news.js';
import { createRefusedPages } from './refused-pages.js';
import { addReturn } from './return-routes.js';
import { addSessions } from './session-routes.js';
import { addWebhooks } from './webhook-routes.js';

export interface RoutesOptions {
  readonly context: Context;
  readonly identify: Identify;
  readonly guard: OriginGuard;
  readonly bodyTimeoutMs: number;
  readonly uploadTimeoutMs: number;
  readonly count: CountRequest;
  readonly inFlight: Pick<InFlight, 'isClosed'>;
  readonly services?: ServedServices | undefined;
  readonly consents?: Consents | undefined;
  readonly handOff: ParsedHandOff;
}

/** A router that also takes the facts about a request. */
export interface Routes {
  fetch(request: Request, facts: KnownFacts): Response | Promise<Response>;
}

type Router = Hono<{ Bindings: KnownFacts }>;

/** What the routes are built from. */
interface Parts extends RoutesOptions {
  readonly mount: Mount;
  readonly callers: Callers;
  readonly uploads: Uploads;
  readonly bodyLimits: BodyLimits;
}

const maxBodyBytes = 16 * 1024;

/** Creates the router. Its `fetch` never rejects. */
export function createRoutes(options: RoutesOptions): Routes {
  const { context, guard, bodyTimeoutMs, uploadTimeoutMs, count, inFlight, services } = options;
  const { settings, logger } = context;
  const mount = createMount({ settings, services: services?.ids ?? [], logger });
  const routes: Router = new Hono({ getPath: mount.below });
  const phones = createPhones({ ...options, mount });
  const parts: Parts = {
    ...options,
    mount,
    callers: createCallers({ ...options, mount }),
    uploads: createUploads({ context, timeoutMs: uploadTimeoutMs }),
    bodyLimits: { maxBytes: maxBodyBytes, timeoutMs: bodyTimeoutMs },
  };

  routes.use(createRequestLog({ logger, now: context.now }));
  addHealth(routes, { context, inFlight });

  routes.use(async ({ req: { raw, method, path }, env }, next) => {
    if (inFlight.isClosed) throw new Problem('SERVER_UNAVAILABLE');
    // Services look at the credentials first, by whatever method they are called.
    const kindOfPage = method === 'OPTIONS' ? undefined : routeClass(method, path);
    const kind = services?.at(path) ? 'service' : kindOfPage;
    // A refused page's requests are not counted. Otherwise it could use up its visitor's budget.
    if (kind && !(isForPages(kind) && !guard.accepts(raw))) await count(kind, { address: env.clientAddress });
    await next();
  });

  // first, because the log names the last route that matches a request
  if (services)
    routes.all('*', async ({ req: { raw, path } }, next) => services.at(path)?.fetch(raw, path) ?? next());

  addSessions(routes, parts);
  addPictures(routes, parts);
  addConsent(routes, parts);
  addDevices(routes, { ...parts, phones });
  addReturn(routes, { ...parts, phones });
  addWebhooks(routes, parts);

  routes.options('*', ({ req: { raw } }) => {
    if (!guard.accepts(raw)) throw new Problem('ORIGIN_REFUSED');
    return guard.preflight(raw);
  });

  addRefusals(routes, context);
  const tellOfRefused = createRefusedPages(context);
  routes.onError((error, call) => {
    const called = services?.at(call.req.path);
    if (called) return called.refuse(error);
    const { correlation } = call.env;
    if (error instanceof Problem) {
      if (error instanceof BodyIsGone) logger.error({ correlation }, error.message);
      if (error.code === 'ORIGIN_REFUSED') tellOfRefused(call.req.raw);
      context.metrics.refused(error.code);
      return problemResponse(error.code, error.retryAfterMs);
    }
    logger.error({ correlation, ...describeError(error) }, 'A request failed.');
    return problemResponse('INTERNAL_ERROR');
  });
  return routes;
}

/** For what is no route: 405 where another method is one. */
function addRefusals(routes: Router, context: Context): void {
  const tellOfStray = createStrayNews(context);
  const known = routes.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => ({
      method,
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:[^/]+/g, '[^/]+')}$`),
    }));
  routes.notFound(({ req: { method, path } }) => {
    const methods = known.filter(({ pattern }) => pattern.test(path)).map((route) => route.method);
    if (method === 'POST' && /^\/webhook(?:\/|$)/.test(path)) tellOfStray();
    if (methods.length === 0 || methods.includes(method)) return problemResponse('NOT_FOUND');
    const refused = problemResponse('METHOD_NOT_ALLOWED');
    refused.headers.set('allow', [...new Set(methods)].join(', '));
    return refused;
  });
}
