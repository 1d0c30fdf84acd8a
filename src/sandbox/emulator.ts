// The shell around a provider's routes: request log, faults, control endpoints and front page.
// It must stay free of any provider's words.

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
  /** For the front page's title. */
  readonly name: string;
  readonly routes: Hono;
  /** Routes of the provider's further origins, by a name for each. */
  readonly sites?: Readonly<Record<Site, Hono>>;
  readonly scenarios: readonly ListedScenario[];
  /** For the front page: how a scenario is chosen. */
  readonly howToChoose: string;
  readonly settings: Emulator['settings'];
  readonly clock: Clock;
  /** Ends whatever still waits. */
  readonly signal: AbortSignal;
  /** Control endpoints that only this provider has. */
  readonly control?: ProviderControl | undefined;
  /** A section of the front page that only this provider has. */
  readonly panel?: Panel | undefined;
}

/** Answers a request; rejects for a dropped connection, and when a hanging request is aborted. */
export type Answer = (request: Request) => Promise<Response>;

/** A provider, emulated. */
export interface Emulator<Site extends string = never> {
  readonly fetch: Answer;
  /** The further origins; requests and faults are counted together. */
  readonly sites: Readonly<Record<Site, Answer>>;
  readonly scenarios: readonly ListedScenario[];
  /** What a merchant's server needs, all of it fake; `origin` is where the emulator is reached. */
  readonly settings: (origin: string) => Readonly<Record<string, string>>;
  /** Requests so far without their secrets, oldest first; assets and control requests are left out. */
  readonly requests: readonly LoggedRequest[];
  /** Lets something go wrong: the next `times` requests whose path begins with `path`. */
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

  /** What every origin has: the pages' assets and an end for what is not there. */
  function createSite(own: Hono): Hono {
    const site = new Hono();
    site.get('/assets/frame.css', () => assetResponse(frameStyles, 'text/css'));
    site.get('/assets/card.css', () => assetResponse(cardStyles, 'text/css'));
    site.route('/', own);
    site.notFound(() => problem(404, 'Not Found'));
    site.onError((error) => {
      // A hanging or delayed answer that was aborted is no answer at all.
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

/** The keys stay, which Object.fromEntries does not know. */
const mapSites = <Site extends string>(
  sites: Readonly<Record<Site, Hono>> | undefined,
  map: (site: Hono) => Answer,
) =>
  Object.fromEntries(Object.entries<Hono>(sites ?? {}).map(([name, site]) => [name, map(site)])) as Record<
    Site,
    Answer
  >;
