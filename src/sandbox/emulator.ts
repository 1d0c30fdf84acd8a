// The shell around a provider's routes: request log, faults, control endpoints and front page. It must not
// contain any provider's words.

import { Hono } from 'hono';
import type { Clock } from './clock.js';
import { controlRoutes, type ProviderControl } from './control.js';
import { cardStyles } from './card-styles.js';
import { ConnectionDropped, createFaults, faultResponse, type Fault } from './faults.js';
import { frameStyles } from './frame-styles.js';
import { overviewPage, overviewStyles, type Panel } from './overview.js';
import { assetResponse } from './page-frame.js';
import { problem } from './emulator-problem.js';
import { createRequestLog, type LoggedRequest } from './emulator-log.js';
import type { ListedScenario } from './scenario.js';

export interface EmulatorOptions<Site extends string> {
  /** Title of the front page. */
  readonly name: string;
  readonly routes: Hono;
  /** Routes of the provider's other origins, each with a name. */
  readonly sites?: Readonly<Record<Site, Hono>>;
  readonly scenarios: readonly ListedScenario[];
  /** How a scenario is chosen, as the front page explains it. */
  readonly howToChoose: string;
  readonly settings: Emulator['settings'];
  readonly clock: Clock;
  /** Ends everything that still waits. */
  readonly signal: AbortSignal;
  /** Control endpoints that only this provider has. */
  readonly control?: ProviderControl | undefined;
  /** A section of the front page that only this provider has. */
  readonly panel?: Panel | undefined;
}

/** Answers a request. Rejects if the connection is dropped, and if a hanging request is aborted. */
export type Answer = (request: Request) => Promise<Response>;

/** An emulated provider. */
export interface Emulator<Site extends string = never> {
  readonly fetch: Answer;
  /** The other origins. Requests and faults of all origins are counted together. */
  readonly sites: Readonly<Record<Site, Answer>>;
  readonly scenarios: readonly ListedScenario[];
  /** Settings for a merchant's server, all of them made up. `origin` is where the emulator can be reached. */
  readonly settings: (origin: string) => Readonly<Record<string, string>>;
  /** The requests so far without their secrets, oldest first. Assets and control requests are left out. */
  readonly requests: readonly LoggedRequest[];
  /** Makes the next `times` requests fail whose path begins with `path`. */
  fault(fault: Fault): void;
  clearFaults(): void;
}

/** Puts the shell around a provider's routes. */
export function createEmulator<Site extends string = never>(options: EmulatorOptions<Site>): Emulator<Site> {
  const { name, routes, sites, scenarios, howToChoose, settings, clock, signal, control, panel } = options;
  const log = createRequestLog(clock);
  const faults = createFaults();

  const app = createSite(routes);
  app.get('/', (c) =>
    overviewPage({
      name,
      settings: settings(new URL(c.req.url).origin),
      scenarios,
      howToChoose,
      requests: log.requests,
      control,
      panel,
    }),
  );
  app.get('/assets/overview.css', () => assetResponse(overviewStyles, 'text/css'));
  app.route('/sandbox', controlRoutes({ log, faults, scenarios, control }));

  /** What every origin has: the pages' assets, and a 404 for everything else. */
  function createSite(own: Hono): Hono {
    const site = new Hono();
    site.get('/assets/frame.css', () => assetResponse(frameStyles, 'text/css'));
    site.get('/assets/card.css', () => assetResponse(cardStyles, 'text/css'));
    site.route('/', own);
    site.notFound(() => problem(404, 'Not Found'));
    site.onError((error) => {
      // A hanging or delayed answer that was aborted must not become an answer.
      if (signal.aborted || error.name === 'AbortError') throw error;
      console.error('kyc-sandbox:', error);
      return problem(500, 'The sandbox itself failed');
    });
    return site;
  }

  const answerOf =
    (site: Hono): Answer =>
    async (request) => {
      const { pathname } = new URL(request.url);
      if (pathname === '/' || /^\/(sandbox|assets|specimens)\//.test(pathname)) return site.fetch(request);
      const end = log.begin(request);
      const response = await strike(site, request);
      end(response.status);
      return response;
    };

  async function strike(site: Hono, request: Request): Promise<Response> {
    const fault = faults.take(request);
    if (fault?.latencyMs !== undefined)
      await clock.wait(fault.latencyMs, AbortSignal.any([request.signal, signal]));
    const response = (fault && faultResponse(fault)) ?? (await site.fetch(request));
    if (fault?.drop === 'answer') throw new ConnectionDropped('A fault of the sandbox lost the answer.');
    return response;
  }

  return {
    fetch: answerOf(app),
    sites: mapSites(sites, (site) => answerOf(createSite(site))),
    scenarios,
    settings,
    requests: log.requests,
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
  };
}

/** Maps the sites and keeps their keys in the type, which Object.fromEntries cannot do. */
const mapSites = <Site extends string>(
  sites: Readonly<Record<Site, Hono>> | undefined,
  map: (site: Hono) => Answer,
) =>
  Object.fromEntries(Object.entries<Hono>(sites ?? {}).map(([name, site]) => [name, map(site)])) as Record<
    Site,
    Answer
  >;
