// Trustmatic, emulated: its API, its hosted page and its webhooks (docs/providers/trustmatic.md). It must
// never keep a picture, accept a real document as good, or call anything but the webhook's address.

import { Hono } from 'hono';
import { systemClock, type Clock } from '../../sandbox/clock.js';
import { describeEmulator, readAddress } from '../../sandbox/describe-emulator.js';
import { createEmulator, type Emulator } from '../../sandbox/emulator.js';
import { specimenPages, specimenPanel } from '../../sandbox/specimen/specimen-pages.js';
import { webhookControl } from '../../sandbox/webhook-control.js';
import { createWebhookSender } from '../../sandbox/webhook.js';
import { aFunction, anObject, milliseconds, requireOptions, text, zeroOrMore } from '../option-kinds.js';
import type { OptionKind } from '../option-kinds.js';
import { createAnnouncements } from './sandbox/announcements.js';
import { dataRoutes } from './sandbox/data-routes.js';
import { enrolmentRoutes } from './sandbox/enrolment-routes.js';
import { pageRoutes } from './sandbox/page-routes.js';
import { scenarios } from './sandbox/scenarios.js';
import { createSessions, type Session } from './sandbox/emulated-sessions.js';
import { createTokens } from './sandbox/tokens.js';

/** Options of the emulated Trustmatic. Every option has a default. */
export interface TrustmaticSandboxOptions {
  /** Made-up API user name, `sandbox` by default. */
  readonly username?: string | undefined;
  /** Made-up API password, `sandbox-password` by default. It also signs the webhooks. */
  readonly password?: string | undefined;
  /** `sandbox-project` by default. */
  readonly projectId?: string | undefined;
  /** Where status changes are posted. Nowhere by default. */
  readonly webhookUrl?: string | undefined;
  /** Milliseconds before a webhook is tried again, 500 by default and doubled each time. */
  readonly webhookRetryDelayMs?: number | undefined;
  /** Milliseconds from completion to the verdict, and from a review to its decision, 1500 by default. */
  readonly verdictAfterMs?: number | undefined;
  /** Lifetime of both tokens of a session in seconds, 3600 by default. */
  readonly tokenLifetimeS?: number | undefined;
  /** Milliseconds after which an unfinished session expires, 14 days by default. */
  readonly sessionValidityMs?: number | undefined;
  readonly clock?: Clock | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly randomUUID?: (() => string) | undefined;
}

const optionKinds: Readonly<Record<keyof TrustmaticSandboxOptions, OptionKind>> = {
  username: text,
  password: text,
  projectId: text,
  webhookUrl: text,
  webhookRetryDelayMs: milliseconds(),
  verdictAfterMs: milliseconds(),
  tokenLifetimeS: zeroOrMore,
  sessionValidityMs: zeroOrMore,
  clock: anObject,
  fetch: aFunction,
  randomUUID: aFunction,
};

/** The emulated Trustmatic, without a socket. */
export interface TrustmaticEmulator extends Emulator {
  readonly username: string;
  readonly password: string;
  readonly projectId: string;
  /** Changes the webhooks' address. Undefined stops them. */
  setWebhookUrl(url: string | undefined): void;
  /** Ends unanswered requests, timers and retries. */
  close(): void;
}

const name = 'Trustmatic';
const FOURTEEN_DAYS_MS = 14 * 24 * 3_600_000;

/** Creates the emulator. @throws KycError `CONFIGURATION_INVALID` */
export function createTrustmaticEmulator(options: TrustmaticSandboxOptions = {}): TrustmaticEmulator {
  requireOptions(options, {
    of: 'createTrustmaticEmulator()',
    kinds: optionKinds,
    example: "{ password: 'another' }",
  });
  return emulate(options);
}

function emulate({
  username = 'sandbox',
  password = 'sandbox-password',
  projectId = 'sandbox-project',
  webhookUrl,
  webhookRetryDelayMs = 500,
  verdictAfterMs = 1500,
  tokenLifetimeS = 3600,
  sessionValidityMs = FOURTEEN_DAYS_MS,
  clock = systemClock,
  fetch = globalThis.fetch,
  randomUUID = () => crypto.randomUUID(),
}: TrustmaticSandboxOptions): TrustmaticEmulator {
  const closing = new AbortController();
  const { signal } = closing;
  const now = () => clock.now();

  const sessions = createSessions({ now, validityMs: sessionValidityMs, verdictAfterMs });
  const tokens = createTokens({ now, randomUUID, lifetimeS: tokenLifetimeS, projectId });
  const sender = createWebhookSender({ fetch, retryDelayMs: webhookRetryDelayMs, signal });
  const webhook = { url: webhookUrl, deliveries: sender.deliveries };
  const announcements = createAnnouncements({
    sessions,
    clock,
    projectId,
    password,
    url: () => webhook.url,
    send: sender.send,
  });
  const onCompleted = (session: Session) => announcements.watch(session);

  const routes = new Hono();
  routes.use(async (_, next) => {
    announcements.settle();
    await next();
  });
  routes.route('/', enrolmentRoutes({ credentials: { username, password }, sessions, tokens, onCompleted }));
  routes.route('/api/v1/data', dataRoutes({ credentials: { username, password }, sessions }));
  routes.route('/', specimenPages());
  routes.route('/', pageRoutes({ sessions, tokens, clock, signal, onCompleted }));

  const settings = (origin: string) => ({
    Address: origin,
    Username: username,
    Password: password,
    'Project id': projectId,
    Webhooks: webhook.url ?? 'none: start the sandbox with --webhook-url',
  });
  const emulator = createEmulator({
    name,
    routes,
    scenarios: scenarios.map(({ name, description }) => ({ value: `sandbox:${name}`, name, description })),
    howToChoose:
      'Give a session the value as its external id; what follows a further colon is yours: ' +
      'sandbox:approved:customer-7.',
    settings,
    clock,
    signal,
    control: webhookControl(webhook),
    panel: specimenPanel,
  });
  return {
    ...emulator,
    username,
    password,
    projectId,

    setWebhookUrl(url) {
      webhook.url = url;
    },

    close() {
      announcements.close();
      closing.abort(new DOMException('The sandbox was closed.', 'AbortError'));
    },
  };
}

/** Trustmatic in the sandbox. */
export const trustmaticSandbox = describeEmulator({
  name,
  firstPort: 0,
  origins: { url: ({ fetch }: TrustmaticEmulator) => fetch },
  flags: { 'webhook-url': `where ${name} posts status changes` },
  readFlags: (flags): TrustmaticSandboxOptions => ({ webhookUrl: readAddress(flags['webhook-url']) }),
  create: (_, options) => createTrustmaticEmulator(options),
});
