// Wultra's Onboarding Server, emulated. It calls the merchant's services, plays the app and the vendors
// itself, and receives the merchant's call-backs (docs/providers/wultra.md). It must never judge a person:
// every face and document is the same specimen.

import { describeEmulator, readAddress } from '../../sandbox/describe-emulator.js';
import { createEmulator, type Emulator } from '../../sandbox/emulator.js';
import { callBackRoutes } from './sandbox/call-backs.js';
import { requireWultraOptions, withDefaults, type WultraSandboxOptions } from './sandbox/emulator-options.js';
import { wultraControl } from './sandbox/controls.js';
import { createProcesses, type Entry } from './sandbox/processes.js';
import { processPanel, processPanelRoutes } from './sandbox/process-panel.js';
import { wultraScenarios } from './sandbox/scenarios.js';
import { createServices } from './sandbox/call-service.js';

export type { WultraSandboxOptions } from './sandbox/emulator-options.js';

/** Made-up credentials of one side. */
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

const name = 'Wultra';

/** Creates the emulator. @throws KycError `CONFIGURATION_INVALID` */
export function createWultraEmulator(given: WultraSandboxOptions = {}): WultraEmulator {
  requireWultraOptions(given);
  const options = withDefaults(given);
  const { username, password, callbackUsername, callbackPassword, clock, randomUUID, randomDigits } = options;
  const closing = new AbortController();
  const { signal } = closing;
  let baseUrl = given.servicesUrl;
  const setServicesUrl = (url: string) => void (baseUrl = url);
  const processes = createProcesses({
    ...options,
    services: createServices({ ...options, baseUrl: () => baseUrl, headers: headersOf(options), signal }),
    now: () => clock.now(),
    device: {
      httpUserAgent: 'kyc-sandbox',
      clientIPAddress: '127.0.0.1',
      requestId: randomUUID(),
      fdsData: { fdsIdentifier: 'sandbox' },
    },
  });

  /** Continues a process of an automatic run after its decision has come. */
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
    name,
    routes,
    scenarios: wultraScenarios.map(({ value, name, description }) => ({ value, name, description })),
    howToChoose:
      'The merchant decides. These client numbers mean something to the demo’s merchant, and to every ' +
      `server that follows ${name}’s mock of one.`,
    settings: (origin) => settingsOf(options, { baseUrl, origin }),
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

type Options = ReturnType<typeof withDefaults>;

const headersOf = (options: Options) => {
  const { correlationHeader, requestIdHeader, extraHeaders, sendsCredentials, username, password } = options;
  const credentials = sendsCredentials ? { username, password } : undefined;
  return { correlationHeader, requestIdHeader, credentials, extraHeaders };
};

const settingsOf = (
  { sendsCredentials, username, password, callbackUsername, callbackPassword }: Options,
  { baseUrl, origin }: { readonly baseUrl: string | undefined; readonly origin: string },
) => ({
  Services: baseUrl ?? 'none: start the sandbox with --services-url',
  Username: sendsCredentials ? username : 'none',
  Password: sendsCredentials ? password : 'none',
  'Call-backs': origin,
  'Their username': callbackUsername,
  'Their password': callbackPassword,
});

/** Wultra's Onboarding Server in the sandbox. */
export const wultraSandbox = describeEmulator({
  name,
  firstPort: 4,
  origins: { url: ({ fetch }: WultraEmulator) => fetch },
  flags: { 'services-url': `where ${name} finds the merchant's services: <url>/user/lookup` },
  readFlags: (flags): WultraSandboxOptions => ({ servicesUrl: readAddress(flags['services-url']) }),
  create: (_, options) => createWultraEmulator(options),
});

const basic = (username: string, password: string) =>
  `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))}`;
