// The merchant's side of the widget: one fetch handler for everything behind the token endpoint
// (docs/server.md). This file puts the parts together; routes.ts has the answers.

import type { Provider } from '../providers/contract.js';
import type { Services } from '../providers/services.js';
import type { Audit } from './audit/audit-trail.js';
import { createBackOffice } from './back-office/back-office.js';
import type { BackOffice } from './back-office/back-office.js';
import { createBackground } from './background.js';
import { readCorrelation } from './call-facts.js';
import type { CallFacts } from './call-facts.js';
import { checkOptions, requireKitOptions } from './check-options.js';
import type { CheckedOptions } from './check-options.js';
import { parseSettings } from './configuration.js';
import type { Secret, SettingsInput, Theme } from './configuration.js';
import { parseRequireConsent } from './consent/consent-text.js';
import type { RequireConsent } from './consent/consent-text.js';
import { createConsents } from './consent/consent-routes.js';
import type { ChooseProvider } from './connected-providers.js';
import type { Context } from './context.js';
import { createContext } from './create-context.js';
import { parseHandOff } from './devices/hand-off-options.js';
import type { HandOff } from './devices/hand-off-options.js';
import { createInFlight } from './in-flight.js';
import { memoryLimiter } from './limits/limiter.js';
import type { NewSessions } from './limits/new-sessions.js';
import { createRateLimits, parseRateLimits } from './limits/rate-limits.js';
import type { CountRequest, RateLimits } from './limits/rate-limits.js';
import { insuredLimiters } from './limits/shared-limiter.js';
import { consoleLogger, describeError, safeLogger } from './logger.js';
import type { Logger } from './logger.js';
import type { Look } from './look.js';
import type { Meter } from './metrics/metrics.js';
import { createOriginGuard } from './origin-guard.js';
import type { OnOutcome } from './outcomes.js';
import { problemResponse } from './problem.js';
import type { Retention } from './retention.js';
import { createRoutes } from './routes.js';
import { createServices } from './services/create-services.js';
import { withoutWidget } from './services/without-widget.js';
import type { Store } from './store/store.js';
import { boundedStore } from './store/bounded-store.js';
import { chooseStore } from './store/open-store.js';
import { startSweeper, sweep } from './sweeper.js';
import type { Identify } from './user.js';

export interface KycServerOptions extends SettingsInput {
  /** The provider that verifies customers. */
  readonly provider?: Provider | undefined;
  /**
   * Several providers, instead of `provider`, each with its own `id`. Two accounts of one vendor are
   * possible.
   */
  readonly providers?: readonly Provider[] | undefined;
  /** With `providers`: returns the id of the provider for a customer's new session. The session keeps it. */
  readonly choose?: ChooseProvider | undefined;
  /** Services that outside systems call, below `<mount>/<id>/`. */
  readonly services?: readonly Services[] | undefined;
  /** The merchant's login check: returns the signed-in customer of a request, or null. */
  readonly identify: Identify;
  /** Exact origins of the pages that contain the widget. */
  readonly origins: readonly string[];
  /** At least 32 characters. With several secrets, the first encrypts and all of them decrypt. */
  readonly secret: Secret;
  /** Where customers go when they are done: an address of one of the origins, or a path on the first. */
  readonly returnUrl: string;
  /** Public address of the mount; `<first origin>/kyc` by default. */
  readonly baseUrl?: string;
  /** Name of a colour and logo theme at the provider, or two: docs/server.md, A dark theme. */
  readonly theme?: Theme;
  /** The brand of the kit's own pages: custom properties of the element and their values. */
  readonly look?: Look;
  /** A consent that every enrolment needs first: its type and its text. */
  readonly requireConsent?: RequireConsent;
  /**
   * Going on on a phone, which the widget offers by itself. False offers nothing. docs/server.md, Going on on a
   * phone.
   */
  readonly handOff?: HandOff | false;
  /**
   * Where enrolments are kept: a store, or an address for `openStore`. By default `KYC_STORE`, else a SQLite
   * file in the working directory.
   */
  readonly store?: Store | string;
  /**
   * False where somebody else makes the store's tables, by the SQL of `kyc-server migrate --print`; true by
   * default.
   */
  readonly migrate?: boolean;
  /** How long sessions, consents and requests of outside services are kept. */
  readonly retention?: Partial<Retention>;
  /** Called at least once for every decision. If it rejects, the call is repeated. */
  readonly onOutcome?: OnOutcome;
  /** Gets each line of the audit trail, in their order and at least once. Repeated after a rejection. */
  readonly audit?: Audit;
  /** An OpenTelemetry meter: docs/metrics.md lists what it measures. */
  readonly metrics?: Meter;
  /** A logger like pino. By default warnings and errors go to the console. */
  readonly logger?: Logger;
  readonly fetch?: typeof globalThis.fetch;
  /** The clock: milliseconds since 1970. */
  readonly now?: () => number;
  /**
   * Milliseconds between two rounds of the sweeper, 15 000 by default. With 0 there are none, and you must
   * call `sweep()`.
   */
  readonly sweepEveryMs?: number;
  /**
   * Milliseconds that a browser waits for the provider before it gets the last known status, 2 000 by
   * default.
   */
  readonly patienceMs?: number;
  /** Milliseconds that a request's body may take, 10 000 by default. */
  readonly bodyTimeoutMs?: number;
  /**
   * Milliseconds that a picture from the merchant's own camera may take to arrive, 120 000 by default,
   * because phones are slow.
   */
  readonly uploadTimeoutMs?: number;
  /**
   * Requests a minute for each kind of request, counted by customer and by client address. False if something
   * in front of the kit counts requests.
   */
  readonly rateLimits?: Partial<RateLimits> | false;
  /**
   * Sessions that may be created at a provider in a day, for one customer, one client address and the whole
   * kit. False for no limit.
   */
  readonly newSessions?: NewSessions | false;
  /**
   * Returns the client's IP address, if your host's fetch has it in a header that nobody can forge.
   * `toNodeHandler` finds it by itself.
   */
  readonly clientAddress?: (request: Request) => string | undefined;
  /** Milliseconds that running requests may take to finish when the kit closes, 10 000 by default. */
  readonly drainMs?: number;
}

type Shared =
  | 'secret'
  | 'store'
  | 'migrate'
  | 'retention'
  | 'logger'
  | 'fetch'
  | 'now'
  | 'audit'
  | 'metrics'
  | 'sweepEveryMs'
  | 'bodyTimeoutMs'
  | 'rateLimits'
  | 'clientAddress'
  | 'drainMs';

/** The options of a kit without a widget. */
export interface ServicesOnlyOptions extends Pick<KycServerOptions, Shared> {
  readonly provider?: undefined;
  /** Services that outside systems call; at least one. */
  readonly services: readonly Services[];
  /** Public https address of the mount. */
  readonly baseUrl: string;
}

export interface KycServer extends BackOffice {
  /** Answers a request to the mount. Never rejects. `facts` is what the host knows about the request. */
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

const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  vary: 'Origin, Sec-Fetch-Site, Access-Control-Request-Headers',
};

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
    handOff: isWithWidget(given) ? parseHandOff(options.handOff, settings.origins) : undefined,
  });
  const round = async () => {
    await Promise.all([sweep(context), services?.sweep()]);
  };
  if (sweepEveryMs > 0)
    startSweeper({ everyMs: sweepEveryMs, round, run: background.run, signal: sweeping.signal });

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
    async fetch(request, facts = {}) {
      const response = await inFlight.run(() => answer(request, facts));
      const headers = Object.entries({ ...commonHeaders, ...guard.corsHeaders(request) });
      for (const [name, value] of headers) response.headers.set(name, value);
      return response;
    },
    ...createBackOffice(context),
    sweep: round,
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
