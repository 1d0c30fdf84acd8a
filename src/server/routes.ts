// The kit's routes. Each asks in this order: may this page ask, who is asking, is the session theirs, what is
// the answer.

import { Hono } from 'hono';
import { languageDetector } from 'hono/language';
import type { Status } from '../enrolment/merchant-contract.js';
import { returnPageLanguage, returnPageLanguages } from '../i18n/return-page-texts.js';
import { answerSession } from './answer.js';
import type { KnownFacts } from './call-facts.js';
import type { User } from '../providers/contract.js';
import { createCallers } from './callers.js';
import type { Callers } from './callers.js';
import type { Consents } from './consent/consent-routes.js';
import type { Context } from './context.js';
import { addDevices } from './devices/device-routes.js';
import type { ParsedHandOff } from './devices/hand-off-options.js';
import { answerOwner } from './devices/answer-owner.js';
import { createPhones } from './devices/phone.js';
import type { Phones } from './devices/phone.js';
import { createHealth } from './health.js';
import type { InFlight } from './in-flight.js';
import { createAddressOfNewSessions } from './limits/unknown-proxies.js';
import type { CountRequest } from './limits/rate-limits.js';
import { jsonAnswer } from './json-answer.js';
import { isForPages, routeClass } from './limits/route-class.js';
import { describeError } from './logger.js';
import { createSessionOpener } from './open-session.js';
import type { OriginGuard } from './origin-guard.js';
import { createMount } from './mount.js';
import type { Mount } from './mount.js';
import { Problem, problemResponse } from './problem.js';
import { StoreFailure } from './store/bounded-store.js';
import { hearNews } from './read-provider.js';
import { readBody, readJson } from './request-body.js';
import type { BodyLimits } from './request-body.js';
import { createRequestLog } from './request-log.js';
import { createReturnPage } from './return-page.js';
import { createReturnVisits } from './return-visit.js';
import type { ServedServices } from './services/create-services.js';
import { parseIdempotencyKey, parseWishes, readBrowser } from './session-request.js';
import { elsewhereOf } from './session/device-changes.js';
import type { StoredSession } from './session/phases.js';
import { readStatus } from './status-request.js';
import { describeFailure } from './thrown.js';
import { createUploads } from './uploads/upload-routes.js';
import type { Uploads } from './uploads/upload-routes.js';
import type { Identify } from './user.js';

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
  const { settings, store, logger } = context;
  const mount = createMount({ settings, services: services?.ids ?? [], logger });
  const routes: Router = new Hono({ getPath: mount.below });
  const phones = createPhones(options);
  const parts: Parts = {
    ...options,
    mount,
    callers: createCallers({ ...options, mount }),
    uploads: createUploads({ context, timeoutMs: uploadTimeoutMs }),
    bodyLimits: { maxBytes: maxBodyBytes, timeoutMs: bodyTimeoutMs },
  };

  routes.use(createRequestLog({ logger, now: context.now }));
  const { now } = context;
  const { live, ready } = createHealth({ store, logger, now, isClosing: () => inFlight.isClosed });
  routes.get('/health', ready);
  routes.get('/health/ready', ready);
  routes.get('/health/live', live);

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
  routes.all('*', async ({ req: { raw, path } }, next) => services?.at(path)?.fetch(raw, path) ?? next());

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

  addRefusals(routes);
  routes.onError((error, call) => {
    const called = services?.at(call.req.path);
    if (called) return called.refuse(error);
    if (error instanceof Problem) {
      context.metrics.refused(error.code);
      return problemResponse(error.code, error.retryAfterMs);
    }
    logger.error({ correlation: call.env.correlation, ...describeError(error) }, 'A request failed.');
    return problemResponse('INTERNAL_ERROR');
  });
  return routes;
}

/** For what is no route: 405 where another method is one. */
function addRefusals(routes: Router): void {
  const known = routes.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    .map(({ method, path }) => ({
      method,
      pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:[^/]+/g, '[^/]+')}$`),
    }));
  routes.notFound(({ req: { method, path } }) => {
    const methods = known.filter(({ pattern }) => pattern.test(path)).map((route) => route.method);
    if (methods.length === 0 || methods.includes(method)) return problemResponse('NOT_FOUND');
    const refused = problemResponse('METHOD_NOT_ALLOWED');
    refused.headers.set('allow', [...new Set(methods)].join(', '));
    return refused;
  });
}

function addSessions(
  routes: Router,
  { context, mount, callers, uploads, bodyLimits, consents, handOff }: Parts,
): void {
  const openSession = createSessionOpener(context);
  const addressOf = createAddressOfNewSessions(context.logger);
  const isHandedOn = handOff !== undefined;

  /** Beside a page: another device is at work on it, or is about to be. */
  const elsewhere = (session: StoredSession, { status }: Status) => {
    const device = status === 'page' ? elsewhereOf(session, context.now()) : undefined;
    return device ? { elsewhere: device } : {};
  };

  // A further page may come after a wait.
  const isRunning = ({ status }: Status) => status === 'page' || status === 'pending';

  routes.post('/session', async ({ req: { raw }, env }) => {
    const user = await callers.requireUser(raw);
    const key = parseIdempotencyKey(raw);
    const wishes = parseWishes(await readJson(raw, bodyLimits));
    const [baseUrl, clientAddress] = [mount.baseUrl(raw), addressOf(env)];
    const session = await refusalsNoted(context, user, async () => {
      await consents?.demand(user, wishes.language);
      return openSession({ user, wishes, key, clientAddress, baseUrl, ...readBrowser(raw) });
    });
    const status = await answerSession(context, session);
    const statusUrl = mount.sessionUrl(raw, session.id);
    const takesPictures = wishes.capture === 'own' && uploads.isOffered(session) && status.status === 'page';
    return jsonAnswer({
      sessionId: session.id,
      statusUrl,
      ...(takesPictures ? { uploadUrl: statusUrl } : {}),
      ...(isHandedOn && isRunning(status) ? { deviceUrl: `${statusUrl}/device` } : {}),
      ...status,
      ...elsewhere(session, status),
    });
  });

  routes.get('/session/:id', async ({ req: { raw }, req }) => {
    const { status, session } = await readStatus(
      context,
      await callers.requireOwnSession(raw, req.param('id')),
      raw,
    );
    return jsonAnswer({ ...status, ...elsewhere(session, status) });
  });

  routes.post('/session/:id/device', async ({ req: { raw }, req, env }) => {
    if (!handOff) throw new Problem('NOT_FOUND');
    const owner = await callers.requireOwner(raw, req.param('id'));
    const body = await readJson(raw, bodyLimits);
    const { sms } = handOff;
    const [baseUrl, clientAddress] = [mount.baseUrl(raw), addressOf(env)];
    return answerOwner(context, { request: raw, body, ...owner, baseUrl, clientAddress, sms });
  });
}

/** Notes in the audit trail that a customer got no session. */
async function refusalsNoted<T>(
  { audit }: Pick<Context, 'audit'>,
  { id: userId }: Pick<User, 'id'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // a store that is away takes no line either, and would be waited for twice
    const isRefusal = error instanceof Problem && !(error instanceof StoreFailure);
    if (isRefusal) await audit.note({ kind: 'refused', userId, code: error.code });
    throw error;
  }
}

function addPictures(routes: Router, { context, callers, uploads }: Parts): void {
  if (!context.providers.all.some(({ connection }) => connection.uploads)) return;
  for (const step of ['document', 'face'] as const) {
    routes.post(`/session/:id/${step}`, async ({ req, env: { clientAddress } }) => {
      const session = await callers.requireWriter(req.raw, req.param('id'));
      return context.metrics.uploading(() => uploads.picture(req.raw, { session, step, clientAddress }));
    });
  }
  routes.post('/session/:id/complete', async ({ req }) =>
    uploads.complete(await callers.requireWriter(req.raw, req.param('id'))),
  );
}

function addConsent(routes: Router, { callers, bodyLimits, consents }: Parts): void {
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

function addReturn(
  routes: Router,
  { context, identify, mount, phones }: Parts & { readonly phones: Phones },
): void {
  const returnPage = createReturnPage(context.settings);
  const comeBack = createReturnVisits({ context, identify, returnPage, phones, baseUrlOf: mount.baseUrl });
  const inBrowsersLanguage = languageDetector({
    order: ['header'],
    caches: false,
    convertDetectedLanguage: returnPageLanguage,
    supportedLanguages: [...returnPageLanguages],
    fallbackLanguage: 'en',
  });
  routes.get('/return/success', inBrowsersLanguage, (visit) => comeBack(visit, 'success'));
  routes.get('/return/fail', inBrowsersLanguage, (visit) => comeBack(visit, 'fail'));
  routes.get('/return/done', inBrowsersLanguage, (visit) => returnPage.page(visit.var));
  routes.get('/return/return.js', returnPage.script);
  routes.get('/return/return.css', returnPage.style);
}

function addWebhooks(routes: Router, { context, bodyLimits }: Parts): void {
  for (const { provider, connection } of context.providers.all)
    routes.post(`/webhook/${provider.id}`, async ({ req: { raw } }) => {
      const body = await readBody(raw, bodyLimits);
      const news = await connection.readNews?.({ headers: raw.headers, body }).catch(refuseForNow(context));
      if (!news) throw new Problem('SIGNATURE_INVALID');
      await hearNews(context, provider.id, news);
      return new Response(null, { status: 204 });
    });
}

/** What the call-back is checked by comes of a function that has failed, and may do better soon. */
const refuseForNow =
  ({ logger }: Pick<Context, 'logger'>) =>
  (error: unknown): never => {
    logger.error(describeFailure(error), 'A call-back could not be checked.');
    throw new Problem('SERVER_UNAVAILABLE');
  };
