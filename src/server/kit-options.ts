// What a merchant may say of a kit. `check-options.ts` checks it.

import type { Provider } from '../providers/contract.js';
import type { Services } from '../providers/services.js';
import type { Audit } from './audit/audit-trail.js';
import type { Secret, SettingsInput, Theme } from './configuration.js';
import type { ChooseProvider } from './connected-providers.js';
import type { RequireConsent } from './consent/consent-text.js';
import type { HandOff } from './devices/hand-off-options.js';
import type { NewSessions } from './limits/new-sessions.js';
import type { RateLimits } from './limits/rate-limits.js';
import type { Logger } from './logger.js';
import type { Look } from './look.js';
import type { Meter } from './metrics/metrics.js';
import type { OnOutcome } from './outcomes.js';
import type { Retention } from './retention.js';
import type { Store } from './store/store.js';
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
  /**
   * Public address of the mount. By default the path of each request, on the first origin, or `/kyc` if a
   * router has cut the mount off.
   */
  readonly baseUrl?: string | undefined;
  /** Name of a colour and logo theme at the provider, or two: docs/server.md, A dark theme. */
  readonly theme?: Theme | undefined;
  /** The brand of the kit's own pages: custom properties of the element and their values. */
  readonly look?: Look | undefined;
  /** A consent that every enrolment needs first: its type and its text. */
  readonly requireConsent?: RequireConsent | undefined;
  /**
   * Going on on a phone, which the widget offers by itself. False offers nothing. docs/server.md, Going on on
   * a phone.
   */
  readonly handOff?: HandOff | false | undefined;
  /**
   * Where enrolments are kept: a store, or an address for `openStore`. By default `KYC_STORE`, else a SQLite
   * file in the working directory.
   */
  readonly store?: Store | string | undefined;
  /**
   * False where somebody else makes the store's tables, by the SQL of `kyc-server migrate --print`; true by
   * default.
   */
  readonly migrate?: boolean | undefined;
  /** How long sessions, consents and requests of outside services are kept. */
  readonly retention?: Partial<Retention> | undefined;
  /** Called at least once for every decision. If it rejects, the call is repeated. */
  readonly onOutcome?: OnOutcome | undefined;
  /** Gets each line of the audit trail, in their order and at least once. Repeated after a rejection. */
  readonly audit?: Audit | undefined;
  /** An OpenTelemetry meter: docs/metrics.md lists what it measures. */
  readonly metrics?: Meter | undefined;
  /** A logger like pino. By default warnings and errors go to the console. */
  readonly logger?: Logger | undefined;
  /** The network, for the provider's API. By default the global one. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** The clock: milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /**
   * Milliseconds between two rounds of the sweeper, 15 000 by default. With 0 there are none, and you must
   * call `sweep()`.
   */
  readonly sweepEveryMs?: number | undefined;
  /**
   * Milliseconds that a browser waits for the provider before it gets the last known status, 2 000 by
   * default.
   */
  readonly patienceMs?: number | undefined;
  /** Milliseconds that a request's body may take, 10 000 by default. */
  readonly bodyTimeoutMs?: number | undefined;
  /**
   * Milliseconds that a picture from the element's own camera may take to arrive, 120 000 by default, because
   * phones are slow.
   */
  readonly uploadTimeoutMs?: number | undefined;
  /**
   * Requests a minute for each kind of request, counted by customer and by client address. False if something
   * in front of the kit counts requests.
   */
  readonly rateLimits?: Partial<RateLimits> | false | undefined;
  /**
   * Sessions that may be created at a provider in a day, for one customer, one client address and the whole
   * kit. False for no limit.
   */
  readonly newSessions?: NewSessions | false | undefined;
  /**
   * Returns the client's IP address, if your host's fetch has it in a header that nobody can forge.
   * `toNodeHandler` finds it by itself.
   */
  readonly clientAddress?: ((request: Request) => string | undefined) | undefined;
  /** Milliseconds that running requests may take to finish when the kit closes, 10 000 by default. */
  readonly drainMs?: number | undefined;
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
