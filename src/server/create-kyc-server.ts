// The merchant's side of the widget: one fetch handler for everything behind the token endpoint
// (docs/server.md). This file puts the parts together; routes/all-routes.ts has the answers.

import { createBackOffice } from './back-office/back-office.js';
import type { BackOffice } from './back-office/back-office.js';
import { createBackground } from './background.js';
import { readCorrelation } from './call-facts.js';
import type { CallFacts } from './call-facts.js';
import { checkOptions, requireKitOptions } from './check-options.js';
import type { CheckedOptions } from './check-options.js';
import { parseSettings } from './configuration.js';
import { parseRequireConsent } from './consent/consent-text.js';
import { createConsents } from './consent/consent-decisions.js';
import type { Context } from './context.js';
import { createContext } from './create-context.js';
import { parseHandOff } from './devices/hand-off-options.js';
import { createInFlight } from './in-flight.js';
import { asResponse, completed } from './json-answer.js';
import type { PlainAnswer } from './json-answer.js';
import type { KycServerOptions, ServicesOnlyOptions } from './kit-options.js';
import { memoryLimiter } from './limits/limiter.js';
import { createRateLimits, parseRateLimits } from './limits/rate-limits.js';
import type { CountRequest } from './limits/rate-limits.js';
import { insuredLimiters } from './limits/shared-limiter.js';
import { consoleLogger, describeError, safeLogger } from './logger.js';
import { createOriginGuard } from './origin-guard.js';
import { offerPlainAnswers } from './plain-answers.js';
import { problemResponse } from './problem.js';
import { requireRequest } from './require-request.js';
import { createRoutes } from './routes/all-routes.js';
import { createServices } from './services/create-services.js';
import { withoutWidget } from './services/without-widget.js';
import { boundedStore } from './store/bounded-store.js';
import { chooseStore } from './store/open-store.js';
import { createSweeperTasks, startSweeper, sweep } from './sweeper.js';

export interface KycServer extends BackOffice {
  /**
   * Answers a request to the mount. Never rejects, but for what is no Request. `facts` is what the host knows
   * about the request.
   */
  fetch(request: Request, facts?: CallFacts): Promise<Response>;
  /** Public address of the mount. */
  readonly baseUrl: string;
  /** Runs one round of the sweeper: due reads, undelivered outcomes, owed decisions, old sessions. */
  sweep(): Promise<void>;
  /**
   * Resolves when all work that continues after an answer is done, or after ten seconds. For `waitUntil` on
   * hosts that stop a process after its answer.
   */
  settled(): Promise<void>;
  /**
   * Refuses new requests with 503 and lets running ones finish within `drainMs`. Then it aborts requests to
   * the provider, waits for background work, and closes the store. Every call returns the same promise.
   */
  close(): Promise<void>;
}

const isWithWidget = (given: KycServerOptions | ServicesOnlyOptions): given is KycServerOptions =>
  given.provider !== undefined || ('providers' in given && given.providers !== undefined);

const nobodyHears =
  '"onOutcome" is missing, so your server is told of no verdict: ' +
  'onOutcome: async ({ eventId, userId, status }) => { … }. What a browser says of it is no proof.';

/**
 * Creates a kit.
 *
 * @throws KycError `CONFIGURATION_INVALID`, with what to do
 */
export function createKycServer(given: KycServerOptions | ServicesOnlyOptions): KycServer {
  requireKitOptions(given);
  const options: KycServerOptions = isWithWidget(given) ? given : withoutWidget(given);
  checkOptions(options satisfies { readonly [name in keyof KycServerOptions]: CheckedOptions[name] });
  const { identify, bodyTimeoutMs = 10_000, sweepEveryMs = 15_000, drainMs = 10_000 } = options;
  const settings = parseSettings(options);
  const logger = safeLogger(options.logger ?? consoleLogger);
  if (isWithWidget(given) && !options.onOutcome) logger.warn({}, nobodyHears);
  const store = boundedStore(chooseStore(options.store, { logger, migrate: options.migrate }), { logger });
  const sweeping = new AbortController();
  const closing = new AbortController();
  const inFlight = createInFlight();
  const background = createBackground(logger);
  const context = createContext(options, { settings, store, logger, background, signal: closing.signal });
  const guard = createOriginGuard({ origins: settings.origins, own: settings.origin });
  const count = createCount(options, context);
  const consents =
    options.requireConsent && createConsents(parseRequireConsent(options.requireConsent), context);
  const services =
    options.services &&
    createServices({
      services: options.services,
      context,
      fetch: options.fetch ?? globalThis.fetch,
      bodyTimeoutMs,
      requireConsent: options.requireConsent,
    });
  const uploadTimeoutMs = options.uploadTimeoutMs ?? 120_000;
  const routes = createRoutes({
    context,
    identify,
    guard,
    bodyTimeoutMs,
    uploadTimeoutMs,
    count,
    inFlight,
    services,
    consents,
    handOff: isWithWidget(given) ? parseHandOff(options.handOff, settings) : undefined,
  });
  const tasks = createSweeperTasks(context, services ? [services.sweep] : []);
  if (sweepEveryMs > 0)
    startSweeper({ everyMs: sweepEveryMs, tasks, run: background.run, signal: sweeping.signal });

  async function answer(request: Request, facts: CallFacts): Promise<Response> {
    const correlation = readCorrelation(request);
    try {
      const known = options.clientAddress ? { clientAddress: options.clientAddress(request) } : facts;
      return await routes.fetch(request, { ...known, correlation });
    } catch (error) {
      logger.error({ correlation, ...describeError(error) }, 'A request failed.');
      return problemResponse('INTERNAL_ERROR');
    }
  }

  async function respond(request: Request, facts: CallFacts): Promise<Response | PlainAnswer> {
    requireRequest(request);
    const response = await inFlight.run(() => answer(request, facts));
    return completed(response, guard.corsHeaders(request));
  }

  async function close(): Promise<void> {
    sweeping.abort();
    if (!(await inFlight.close(drainMs)))
      logger.warn({}, 'The kit closes although requests are not answered yet.');
    closing.abort();
    await background.settled();
    await store.close();
  }
  let closed: Promise<void> | undefined;

  return {
    baseUrl: settings.baseUrl,
    fetch: offerPlainAnswers(
      async (request, facts = {}) => asResponse(await respond(request, facts)),
      respond,
    ),
    ...createBackOffice(context, services?.eraseCalls),
    sweep: () => sweep(tasks),
    settled: () => background.settled(),
    close: () => (closed ??= close()),
  };
}

/** Counts requests in the store if several machines share it, otherwise in this process. */
function createCount(
  { rateLimits }: KycServerOptions,
  { store, sealer, logger, now }: Context,
): CountRequest {
  const shared = store.createLimiter;
  const createLimiter = shared
    ? insuredLimiters({ shared, pseudonym: sealer.mark, logger, now })
    : memoryLimiter;
  return rateLimits === false
    ? async () => undefined
    : createRateLimits({ limits: parseRateLimits(rateLimits), createLimiter, logger, now });
}
