// 10nPay, emulated: its gateway and token endpoint, the identification page and the signing page, on three
// origins (docs/providers/10npay.md). It must never judge a person, sign anything, or call anyone.

import { Hono } from 'hono';
import { systemClock, type Clock } from '../../sandbox/clock.js';
import { describeEmulator } from '../../sandbox/describe-emulator.js';
import { createEmulator, type Emulator } from '../../sandbox/emulator.js';
import { aFunction, anObject, requireOptions, text, zeroOrMore } from '../option-kinds.js';
import type { OptionKind } from '../option-kinds.js';
import { createAccessTokens } from './sandbox/access-tokens.js';
import { tennpayControl, type TennpayControls } from './sandbox/controls.js';
import { createEnrolments } from './sandbox/enrolments.js';
import type { Enrolment, Leg } from './sandbox/enrolment-phases.js';
import { gatewayRoutes } from './sandbox/gateway-routes.js';
import { legRoutes, pagePaths } from './sandbox/leg-routes.js';
import { placeholderRoutes, type Ending, type ReturnUrls } from './sandbox/return-urls.js';
import { listedScenarios, type Skin } from './sandbox/scenarios.js';
import { tokenRoutes, type TennpayCredentials } from './sandbox/token-routes.js';
import { tokenPath } from './wire.js';

/** Options of the emulated 10nPay. Every option has a default. */
export interface TennpaySandboxOptions {
  /** Made-up client id, `sandbox-client` by default. */
  readonly clientId?: string | undefined;
  /** `sandbox-secret` by default. */
  readonly clientSecret?: string | undefined;
  /** User name for `grant_type=password`, `sandbox-user` by default. */
  readonly username?: string | undefined;
  /** `sandbox-password` by default. */
  readonly password?: string | undefined;
  /**
   * Success and Fail URL, which a merchant configures in 10nPay's portal. By default pages of the sandbox
   * that say where to set them.
   */
  readonly returnUrls?: ReturnUrls | undefined;
  /** Lifetime of an access token in seconds, 3600 by default. */
  readonly tokenLifetimeS?: number | undefined;
  /** Milliseconds for which hosted pages can be opened, one hour by default. */
  readonly linkLifetimeMs?: number | undefined;
  /** How often the status says PROCESSING after each page, 2 by default. */
  readonly processingPolls?: number | undefined;
  /** How often the status still offers the signing page after signing, 1 by default. */
  readonly lingeringPolls?: number | undefined;
  /** The vendor whose identification page is shown, `onfido` by default. */
  readonly skin?: Skin | undefined;
  readonly clock?: Clock | undefined;
  readonly randomUUID?: (() => string) | undefined;
}

const optionKinds: Readonly<Record<keyof TennpaySandboxOptions, OptionKind>> = {
  clientId: text,
  clientSecret: text,
  username: text,
  password: text,
  returnUrls: anObject,
  tokenLifetimeS: zeroOrMore,
  linkLifetimeMs: zeroOrMore,
  processingPolls: zeroOrMore,
  lingeringPolls: zeroOrMore,
  skin: { takes: (value) => value === 'onfido' || value === 'borica', is: '"onfido" or "borica"' },
  clock: anObject,
  randomUUID: aFunction,
};

/** Origins of the emulated services, without a trailing slash. */
export interface TennpayOrigins {
  /** The gateway, which also has the token endpoint. */
  readonly url: string;
  readonly identificationUrl: string;
  readonly signingUrl: string;
}

/** The emulated 10nPay, without sockets. */
export interface TennpayEmulator extends Emulator<Leg>, TennpayOrigins, TennpayCredentials, TennpayControls {
  readonly tokenUrl: string;
  /** Makes every access token so far invalid. The next call gets 401. */
  revokeTokens(): void;
  /** Ends unanswered requests. */
  close(): void;
}

const name = '10nPay';

/** Creates the emulator for services at these origins. @throws KycError `CONFIGURATION_INVALID` */
export function createTennpayEmulator(
  { url, identificationUrl, signingUrl }: TennpayOrigins,
  options: TennpaySandboxOptions = {},
): TennpayEmulator {
  requireOptions(options, {
    of: 'createTennpayEmulator()',
    kinds: optionKinds,
    example: "origins, { skin: 'borica' }",
  });
  const {
    clientId = 'sandbox-client',
    clientSecret = 'sandbox-secret',
    username = 'sandbox-user',
    password = 'sandbox-password',
    returnUrls,
    tokenLifetimeS = 3600,
    linkLifetimeMs = 3_600_000,
    processingPolls = 2,
    lingeringPolls = 1,
    skin = 'onfido',
    clock = systemClock,
    randomUUID = () => crypto.randomUUID(),
  } = options;
  const closing = new AbortController();
  const { signal } = closing;
  const now = () => clock.now();

  const credentials = { clientId, clientSecret, username, password };
  const tokens = createAccessTokens({ now, randomUUID, lifetimeS: tokenLifetimeS });
  const enrolments = createEnrolments({ now, randomUUID, processingPolls, lingeringPolls, linkLifetimeMs });

  let configured = returnUrls ?? { success: `${url}/portal/success`, fail: `${url}/portal/fail` };
  const addressOf = (ending: Ending) => configured[ending];
  const origins: Readonly<Record<Leg, string>> = { identification: identificationUrl, signing: signingUrl };
  const linkTo = ({ tokens: secrets }: Enrolment, leg: Leg) =>
    `${origins[leg]}${pagePaths[leg]}?token=${secrets[leg]}`;
  const controls: TennpayControls = {
    setReturnUrls: (urls) => void (configured = urls),
    setScenario: enrolments.setScenario,
  };

  const routes = new Hono();
  routes.route('/', tokenRoutes({ credentials, tokens }));
  routes.route('/', gatewayRoutes({ tokens, enrolments, linkTo }));
  routes.route('/', placeholderRoutes());

  const tokenUrl = url + tokenPath;
  const emulator = createEmulator({
    name,
    routes,
    sites: {
      identification: legRoutes({ leg: 'identification', enrolments, skin, addressOf }),
      signing: legRoutes({ leg: 'signing', enrolments, skin, addressOf }),
    },
    scenarios: listedScenarios,
    howToChoose:
      'Enrol a user whose id is the value; its last six digits are yours, so that each scenario has a ' +
      'million users. Every other id plays the first.',
    settings: () => settingsOf({ url, identificationUrl, signingUrl }, credentials, configured),
    clock,
    signal,
    control: tennpayControl(controls),
  });

  return {
    ...emulator,
    ...credentials,
    ...controls,
    url,
    identificationUrl,
    signingUrl,
    tokenUrl,
    revokeTokens: tokens.revoke,
    close: () => closing.abort(new DOMException('The sandbox was closed.', 'AbortError')),
  };
}

const settingsOf = (
  { url, identificationUrl, signingUrl }: TennpayOrigins,
  { clientId, clientSecret, username, password }: TennpayCredentials,
  { success, fail }: ReturnUrls,
) => ({
  Gateway: url,
  'Token endpoint': url + tokenPath,
  'Client id': clientId,
  'Client secret': clientSecret,
  Username: username,
  Password: password,
  Identification: identificationUrl,
  Signing: signingUrl,
  'Success URL': success,
  'Fail URL': fail,
});

/** 10nPay in the sandbox. */
export const tennpaySandbox = describeEmulator({
  name,
  firstPort: 1,
  origins: {
    url: ({ fetch }: TennpayEmulator) => fetch,
    identificationUrl: ({ sites }) => sites.identification,
    signingUrl: ({ sites }) => sites.signing,
  },
  flags: { 'return-url': `where the pages of ${name} lead: <url>/success and <url>/fail` },
  readFlags: (flags): TennpaySandboxOptions => ({ returnUrls: readReturnUrls(flags['return-url']) }),
  create: createTennpayEmulator,
});

function readReturnUrls(base: string | undefined): ReturnUrls | undefined {
  if (base === undefined) return undefined;
  const { href, pathname, search, hash } = new URL(base.replace(/\/*$/, '/'));
  if (/\/(success|fail)\/$/.test(pathname) || search !== '' || hash !== '')
    throw new TypeError(
      '--return-url takes the address before /success and /fail, such as http://localhost:3000/kyc/return.',
    );
  return { success: `${href}success`, fail: `${href}fail` };
}
