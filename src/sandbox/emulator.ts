// The shell around a provider's routes: request log, faults, control endpoints and front page.
// It must stay free of any provider's words.

import { Hono } from 'hono';
import type { Clock } from './clock.js';
import { controlRoutes, type WebhookControl } from './control.js';
import { createFaults, faultResponse, type Fault } from './faults.js';
import { frameStyles } from './frame-styles.js';
import { overviewPage, overviewStyles } from './overview.js';
import { assetResponse } from './page-frame.js';
import { problem } from './problem.js';
import { createRequestLog, type LoggedRequest } from './request-log.js';
import type { Scenario } from './scenario.js';

export interface EmulatorOptions {
  /** For the front page's title. */
  readonly name: string;
  readonly routes: Hono;
  readonly scenarios: readonly Scenario[];
  /** For the front page; `origin` is the address that the page was asked at. */
  readonly settings: (origin: string) => Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Ends whatever still waits. */
  readonly signal: AbortSignal;
  readonly webhook?: WebhookControl | undefined;
}

/** A provider, emulated. */
export interface Emulator {
  /** Answers a request; rejects for a dropped connection, and when a hanging request is aborted. */
  fetch(request: Request): Promise<Response>;
  /** Requests so far without their secrets, oldest first; assets and control requests are left out. */
  readonly requests: readonly LoggedRequest[];
  /** Lets something go wrong: the next `times` requests whose path begins with `path`. */
  fault(fault: Fault): void;
  clearFaults(): void;
}

/** Puts the shell around a provider's routes. */
export function createEmulator({ name, routes, scenarios, settings, clock, signal, webhook }: EmulatorOptions): Emulator {
  const log = createRequestLog(clock);
  const faults = createFaults();

  const app = new Hono();
  app.get('/', (c) => overviewPage({ name, settings: settings(new URL(c.req.url).origin), scenarios, requests: log.requests }));
  app.get('/assets/frame.css', () => assetResponse(frameStyles, 'text/css'));
  app.get('/assets/overview.css', () => assetResponse(overviewStyles, 'text/css'));
  app.route('/sandbox', controlRoutes({ log, faults, scenarios, webhook }));
  app.route('/', routes);
  app.notFound(() => problem(404, 'Not Found'));
  app.onError((error) => {
    // A hanging or delayed answer that was aborted is no answer at all.
    if (signal.aborted || error.name === 'AbortError') throw error;
    console.error('kyc-sandbox:', error);
    return problem(500, 'The sandbox itself failed');
  });

  async function answer(request: Request): Promise<Response> {
    const fault = faults.take(request);
    if (fault?.latencyMs !== undefined) await clock.wait(fault.latencyMs, AbortSignal.any([request.signal, signal]));
    return (fault && faultResponse(fault)) ?? app.fetch(request);
  }

  return {
    requests: log.requests,
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),

    async fetch(request) {
      const { pathname } = new URL(request.url);
      if (pathname === '/' || /^\/(sandbox|assets)\//.test(pathname)) return app.fetch(request);
      const end = log.begin(request);
      const response = await answer(request);
      end(response.status);
      return response;
    },
  };
}
