// The kit's routes. Each reads: may this page ask, who is asking, is it theirs, what is the answer.

import { Hono } from 'hono';
import { languageDetector } from 'hono/language';
import * as z from 'zod/mini';
import { returnPageLanguages } from '../i18n/return-page.js';
import type { User } from '../providers/contract.js';
import { answerSession, presentSession } from './answer.js';
import type { KnownFacts } from './call-facts.js';
import type { Consents } from './consent/consents.js';
import type { Context } from './context.js';
import { createHealth } from './health.js';
import type { InFlight } from './in-flight.js';
import type { CountRequest } from './limits/rate-limits.js';
import { isForPages, routeClass } from './limits/route-class.js';
import { describeError } from './logger.js';
import { createOpening } from './opening.js';
import type { OriginGuard } from './origin-guard.js';
import { Problem, problemResponse } from './problem.js';
import { isOfAnother } from './persons.js';
import { hearNews, readSoon } from './reading.js';
import { readBody, readJson } from './request-body.js';
import { createRequestLog } from './request-log.js';
import { createReturnPage } from './return-page.js';
import { createReturning } from './returning.js';
import type { ServedServices } from './services/create-services.js';
import { parseIdempotencyKey, parseWishes, readBrowser } from './session-request.js';
import type { StoredSession } from './session/phases.js';
import { happen } from './session-changes.js';
import { createUploads } from './uploads/uploads.js';
import { identifyUser } from './user.js';
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
}

/** A router with what is known of each request besides itself. */
export interface Routes {
  fetch(request: Request, facts: KnownFacts): Response | Promise<Response>;
}

const maxBodyBytes = 16 * 1024;
const seenSchema = z.catch(z.optional(z.enum(['submitted', 'returned', 'failed', 'closed'])), undefined);
const stepSchema = z.catch(z.optional(z.enum(['identify', 'sign'])), undefined);

/** The router; its `fetch` never rejects. */
export function createRoutes({
  context,
  identify,
  guard,
  bodyTimeoutMs,
  uploadTimeoutMs,
  count,
  inFlight,
  services,
  consents,
}: RoutesOptions): Routes {
  const { settings, store, providers, logger } = context;
  const openSession = createOpening(context);
  const uploads = createUploads({ context, timeoutMs: uploadTimeoutMs });
  const returnPage = createReturnPage(settings);
  const bodyLimits = { maxBytes: maxBodyBytes, timeoutMs: bodyTimeoutMs };
  const getPath = (request: Request) => pathBelow(settings.path, new URL(request.url).pathname);
  const routes = new Hono<{ Bindings: KnownFacts }>({ getPath });

  async function requireUser(request: Request): Promise<User> {
    if (!guard.accepts(request)) throw new Problem('ORIGIN_REFUSED');
    const user = await identifyUser({ identify, logger }, request);
    if (!user) throw new Problem('NOT_SIGNED_IN');
    const kind = routeClass(request.method, getPath(request));
    if (kind) await count(kind, { user: user.id });
    return user;
  }

  routes.use(createRequestLog({ logger, now: context.now }));
  routes.get('/health', createHealth({ store, logger, isClosing: () => inFlight.isClosed }));

  routes.use(async ({ req: { raw, method, path }, env }, next) => {
    if (inFlight.isClosed) throw new Problem('SERVER_UNAVAILABLE');
    const kind = method === 'OPTIONS' ? undefined : routeClass(method, path);
    // A foreign page could use up its visitor's budget; its requests are refused anyway.
    if (kind && !(isForPages(kind) && !guard.accepts(raw))) await count(kind, { address: env.clientAddress });
    await next();
  });

  routes.post('/session', async ({ req: { raw } }) => {
    const user = await requireUser(raw);
    const key = parseIdempotencyKey(raw);
    const wishes = parseWishes(await readJson(raw, bodyLimits));
    await consents?.demand(user, wishes.language);
    const session = await openSession({ user, wishes, key, ...readBrowser(raw) });
    const status = await answerSession(context, session);
    const statusUrl = `${settings.path}/session/${session.id}`;
    const takesPictures = wishes.capture === 'own' && uploads.isOffered(session) && status.status === 'page';
    return Response.json({
      sessionId: session.id,
      statusUrl,
      ...(takesPictures ? { uploadUrl: statusUrl } : {}),
      ...status,
    });
  });

  async function requireOwnSession(request: Request, id: string): Promise<StoredSession> {
    const user = await requireUser(request);
    const session = z.safeParse(z.guid(), id).success ? await store.find(id.toLowerCase()) : undefined; // a database may refuse to look for other texts
    if (session?.userId !== user.id || (await isOfAnother(context, session, user)))
      throw new Problem('SESSION_NOT_FOUND');
    return session;
  }

  /** Who withdraws a consent sends no more pictures, though the session is open still. */
  async function requireConsented(request: Request, id: string): Promise<StoredSession> {
    const session = await requireOwnSession(request, id);
    await consents?.demandStill(session.userId);
    return session;
  }

  routes.get('/session/:id', async ({ req }) => {
    const session = await requireOwnSession(req.raw, req.param('id'));
    const seen = req.method === 'GET' ? z.parse(seenSchema, req.query('seen')) : undefined;
    const hint = seen && {
      seen,
      step: z.parse(stepSchema, req.query('step')),
      isOwn: req.query('own') === '1',
    };
    if (hint) await happen(context, session.id, { kind: 'hinted', ...hint });
    const present = await presentSession(context, session);
    return Response.json(
      await answerSession(context, await readSoon(context, present, { idly: seen === undefined })),
    );
  });

  if (providers.all.some(({ connection }) => connection.uploads)) {
    for (const step of ['document', 'face'] as const) {
      routes.post(`/session/:id/${step}`, async ({ req }) =>
        uploads.picture(req.raw, await requireConsented(req.raw, req.param('id')), step),
      );
    }
    routes.post('/session/:id/complete', async ({ req }) =>
      uploads.complete(await requireConsented(req.raw, req.param('id'))),
    );
  }

  if (consents) {
    routes.get('/consent', async ({ req }) =>
      Response.json(await consents.present(await requireUser(req.raw), req.query('language'))),
    );
    routes.post('/consent', async ({ req: { raw } }) => {
      const user = await requireUser(raw);
      await consents.decide(user, await readJson(raw, bodyLimits));
      return new Response(null, { status: 204 });
    });
  }

  const comeBack = createReturning({ context, identify, returnPage });
  const inBrowsersLanguage = languageDetector({
    order: ['header'],
    caches: false,
    supportedLanguages: [...returnPageLanguages],
    fallbackLanguage: 'en',
  });
  routes.get('/return/success', inBrowsersLanguage, (visit) => comeBack(visit, 'success'));
  routes.get('/return/fail', inBrowsersLanguage, (visit) => comeBack(visit, 'fail'));
  routes.get('/return/done', inBrowsersLanguage, (visit) => returnPage.page(visit.var));
  routes.get('/return/return.js', returnPage.script);
  routes.get('/return/return.css', returnPage.style);

  for (const { provider, connection } of providers.all)
    routes.post(`/webhook/${provider.id}`, async ({ req: { raw } }) => {
      const body = await readBody(raw, bodyLimits);
      const news = await connection.readNews?.({ headers: raw.headers, body });
      if (!news) throw new Problem('SIGNATURE_INVALID');
      await hearNews(context, provider.id, news);
      return new Response(null, { status: 204 });
    });

  const beforeService = services && `/${services.id}/`;
  if (services && beforeService)
    routes.all(`${beforeService}*`, ({ req: { raw, path } }) =>
      services.fetch(raw, path.slice(beforeService.length)),
    );

  routes.options('*', ({ req: { raw } }) => {
    if (!guard.accepts(raw)) throw new Problem('ORIGIN_REFUSED');
    return guard.preflight();
  });

  routes.notFound(() => problemResponse('NOT_FOUND'));
  routes.onError((error, call) => {
    if (services && beforeService && call.req.path.startsWith(beforeService)) return services.refuse(error);
    if (error instanceof Problem) return problemResponse(error.code, error.retryAfterMs);
    logger.error({ correlation: call.env.correlation, ...describeError(error) }, 'A request failed.');
    return problemResponse('INTERNAL_ERROR');
  });
  return routes;
}

/** A path below the mount, also when a router in front has stripped the mount already. */
function pathBelow(mount: string, path: string): string {
  if (mount === '' || !(path === mount || path.startsWith(`${mount}/`))) return path;
  return path.slice(mount.length) || '/';
}
