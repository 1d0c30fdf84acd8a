// Wultra's Onboarding Server, emulated: it calls the merchant's services, plays the app and the vendors
// itself, and takes the merchant's call-backs (docs/providers/wultra.md). It must never judge anybody: every
// face and document is the same specimen.

import { systemClock, type Clock } from '../../sandbox/clock.js';
import { createEmulator, type Emulator } from '../../sandbox/emulator.js';
import { callBackRoutes } from './sandbox/call-backs.js';
import { wultraControl } from './sandbox/controls.js';
import { createProcesses, type Entry } from './sandbox/processes.js';
import { processPanel, processPanelRoutes } from './sandbox/process-panel.js';
import { wultraScenarios } from './sandbox/scenarios.js';
import { createServices } from './sandbox/services.js';
import { correlationHeaders } from './wire.js';

/** Options of the emulated Onboarding Server; every one has a default. */
export interface WultraSandboxOptions {
  /**
   * Base address of the merchant's services, `http://localhost:3000/kyc/wultra` for one; without it every
   * call fails.
   */
  readonly servicesUrl?: string | undefined;
  /** Sent to the services as Basic; default `sandbox-onboarding`. */
  readonly username?: string | undefined;
  /** Default `sandbox-password`. */
  readonly password?: string | undefined;
  /** False sends no credentials, as Wultra's own default; default true. */
  readonly sendsCredentials?: boolean | undefined;
  /** What the merchant's call-backs have to bring as Basic; default `sandbox-merchant`. */
  readonly callbackUsername?: string | undefined;
  /** Default `sandbox-callback-password`. */
  readonly callbackPassword?: string | undefined;
  /** Default `X-Correlation-Id`. */
  readonly correlationHeader?: string | undefined;
  /** Default `X-Request-Id`. */
  readonly requestIdHeader?: string | undefined;
  /** More headers, the same with every call. */
  readonly extraHeaders?: Readonly<Record<string, string>> | undefined;
  /** False sends nothing that was read from documents, as `include-extracted-data=false`; default true. */
  readonly sendsExtractedData?: boolean | undefined;
  /** Configured name of the document vendor; default `mock`. */
  readonly documentProvider?: string | undefined;
  /** Configured name of the biometry vendor; default `mock`. */
  readonly presenceProvider?: string | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly clock?: Clock | undefined;
  readonly randomUUID?: (() => string) | undefined;
  /** So many random decimal digits. */
  readonly randomDigits?: ((count: number) => string) | undefined;
}

/** Fake credentials, for either side. */
export interface WultraCredentials {
  readonly username: string;
  readonly password: string;
  readonly callbackUsername: string;
  readonly callbackPassword: string;
}

/** The emulated Onboarding Server, without sockets. */
export interface WultraEmulator extends Emulator, WultraCredentials {
  setServicesUrl(url: string): void;
  /** Forgets every process. */
  reset(): void;
  /** Ends calls that still wait for an answer. */
  close(): void;
}

/** Creates the emulator. */
export function createWultraEmulator({
  servicesUrl,
  username = 'sandbox-onboarding',
  password = 'sandbox-password',
  sendsCredentials = true,
  callbackUsername = 'sandbox-merchant',
  callbackPassword = 'sandbox-callback-password',
  correlationHeader = correlationHeaders.correlation,
  requestIdHeader = correlationHeaders.request,
  extraHeaders = {},
  sendsExtractedData = true,
  documentProvider = 'mock',
  presenceProvider = 'mock',
  fetch = globalThis.fetch,
  clock = systemClock,
  randomUUID = () => crypto.randomUUID(),
  randomDigits = digitsOfChance,
}: WultraSandboxOptions = {}): WultraEmulator {
  const closing = new AbortController();
  const { signal } = closing;
  let baseUrl = servicesUrl;
  const setServicesUrl = (url: string) => void (baseUrl = url);

  const headers = {
    correlationHeader,
    requestIdHeader,
    credentials: sendsCredentials ? { username, password } : undefined,
    extraHeaders,
  };
  const services = createServices({ baseUrl: () => baseUrl, headers, fetch, clock, randomUUID, signal });
  const device = {
    httpUserAgent: 'kyc-sandbox',
    clientIPAddress: '127.0.0.1',
    requestId: randomUUID(),
    fdsData: { fdsIdentifier: 'sandbox' },
  };
  const processes = createProcesses({
    services,
    now: () => clock.now(),
    randomUUID,
    randomDigits,
    sendsExtractedData,
    documentProvider,
    presenceProvider,
    device,
  });

  /** A process that goes through by itself does so once its decision has come. */
  function goOn(entry: Entry): void {
    if (entry.choices === undefined) return;
    processes.run(entry, entry.choices).catch((error: unknown) => {
      if (!signal.aborted) console.error('kyc-sandbox:', error);
    });
  }

  const routes = callBackRoutes({
    processes,
    goOn,
    isMerchant: (authorization) => authorization === basic(callbackUsername, callbackPassword),
  });
  routes.route('/', processPanelRoutes());

  const emulator = createEmulator({
    name: 'Wultra',
    routes,
    scenarios: wultraScenarios.map(({ value, name, description }) => ({ value, name, description })),
    howToChoose:
      'The merchant decides. These client numbers mean something to the demo’s merchant, and to every server that follows Wultra’s mock of one.',
    settings: (origin) => ({
      Services: baseUrl ?? 'none: start the sandbox with --services-url',
      Username: sendsCredentials ? username : 'none',
      Password: sendsCredentials ? password : 'none',
      'Call-backs': origin,
      'Their username': callbackUsername,
      'Their password': callbackPassword,
    }),
    clock,
    signal,
    control: wultraControl({ processes, setServicesUrl, randomUUID, randomDigits }),
    panel: processPanel,
  });

  return {
    ...emulator,
    username,
    password,
    callbackUsername,
    callbackPassword,
    setServicesUrl,
    reset: processes.clear,
    close: () => closing.abort(new DOMException('The sandbox was closed.', 'AbortError')),
  };
}

const basic = (username: string, password: string) =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))}`;

/** Not quite even, which no user of a sandbox could tell. */
const digitsOfChance = (count: number) =>
  [...crypto.getRandomValues(new Uint8Array(count))].map((byte) => String(byte % 10)).join('');
