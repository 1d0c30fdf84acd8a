// What goes wrong before or with a request, so that together they draw every refusal that the kit has.

import { ProviderError } from '../../src/providers/contract.js';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { wultra } from '../../src/providers/wultra/server.js';
import type { KycServerOptions } from '../../src/server/kit-options.js';
import { memoryStore } from '../../src/server/store/memory.js';
import { bodies, credentials, mockHooks } from '../providers/wultra/merchant.js';
import { password, username } from '../server/fake-trustmatic.js';
import { startKit } from '../server/kit.js';
import { firstKey, send } from './every-route.js';
import type { Asking, Everything, Route } from './every-route.js';

export interface Situation {
  /** Whether it makes a difference; for every route by default. */
  readonly of?: (route: Route) => boolean;
  readonly given?: () => Partial<KycServerOptions>;
  /** Whether the phone goes on with the session; by default for the phone's routes alone. */
  readonly isHandedOn?: boolean;
  /** What happens before the request. A kit that it returns is asked instead. */
  readonly before?: (all: Everything, asking: Asking) => unknown;
}

const isPost = ({ verb }: Route) => verb === 'post';
const isPath =
  (...parts: readonly string[]) =>
  ({ path }: Route) =>
    parts.some((part) => path.includes(part));
const isOfPages = isPath('session', 'consent', '/device');
const isService = isPath('/wultra/');

/** A switch that is thrown once everything is started. */
function createSwitch() {
  const state = { isOn: false };
  return { state, turnOn: () => void (state.isOn = true), turnOff: () => void (state.isOn = false) };
}

const login = createSwitch();
const clock = createSwitch();
const database = createSwitch();
const eligibility = createSwitch();

/** A store that fails while the switch is on. */
function failingStore() {
  const store = memoryStore();
  const verbs = Object.entries(store).map(([name, verb]: [string, unknown]) => [
    name,
    typeof verb !== 'function' || name === 'close'
      ? verb
      : (...given: readonly unknown[]): unknown =>
          database.state.isOn
            ? Promise.reject(new Error('away'))
            : (Reflect.apply(verb, store, given) as unknown),
  ]);
  return Object.fromEntries(verbs) as typeof store;
}

/** A provider that takes no customer while the switch is on. */
function choosyProvider() {
  const provider = trustmatic({ url: 'https://id.example', username, password, retryDelayMs: 0 });
  return {
    ...provider,
    connect: (environment: Parameters<typeof provider.connect>[0]) => {
      const connection = provider.connect(environment);
      return {
        ...connection,
        begin: (...given: Parameters<typeof connection.begin>) =>
          eligibility.state.isOn
            ? Promise.reject(new ProviderError('not-eligible', 'A test says so.'))
            : connection.begin(...given),
      };
    },
  };
}

const one = { address: 1 };
const restart = (asking: Asking) => {
  if (asking.path === 'session') asking.body = JSON.stringify({ restart: true });
};
/** Too large for any route by a little. */
const tooLarge = ({ path }: Asking) =>
  /evaluate|event/.test(path) ? 34_000_000 : /document|face|approve/.test(path) ? 15_000_000 : 20_000;

export const situations: Readonly<Record<string, Situation>> = {
  'all is well': {},
  'a phone goes on with it': { of: isPath('/session/{id}'), isHandedOn: true },
  'no phone goes on with it': { of: isPath('/device/'), isHandedOn: false },
  'a stranger’s page asks': {
    of: isOfPages,
    before: (_, { headers }) => (headers['origin'] = 'https://evil.example'),
  },
  'nobody is signed in': { of: isOfPages, before: (_, { headers }) => (headers['x-user'] = 'nobody') },
  'another is signed in': { of: isOfPages, before: (_, { headers }) => (headers['x-user'] = 'grace') },
  'the login is away': {
    of: isOfPages,
    given: () => ({
      identify: ({ headers }) => {
        if (login.state.isOn) throw new Error('away');
        return headers.get('x-user') === 'nobody' ? null : { id: 'ada' };
      },
    }),
    before: login.turnOn,
  },
  'the body is endless': {
    of: isPost,
    given: () => ({ bodyTimeoutMs: 10, uploadTimeoutMs: 10 }),
    before: (_, asking) => (asking.isEndless = true),
  },
  'the body is too large': {
    of: isPost,
    before: (_, asking) => (asking.body = `"${'x'.repeat(tooLarge(asking))}"`),
  },
  'the body is something else': { of: isPost, before: (_, asking) => (asking.body = '[]') },
  'the body is compressed': { of: isPost, before: (_, { headers }) => (headers['content-encoding'] = 'br') },
  'there were too many': {
    given: () => ({
      rateLimits: {
        ...{ session: one, status: one, upload: one, device: one, consent: one },
        ...{ return: one, webhook: one, service: one },
      },
    }),
    before: async (all, asking) => {
      await send(all, asking.body === undefined ? 'GET' : 'POST', asking);
    },
  },
  'there is no such session': {
    of: isPath('{id}'),
    before: ({ sessionId }, asking) => (asking.path = asking.path.replace(sessionId, crypto.randomUUID())),
  },
  'the session is over': {
    of: isPath('session'),
    before: async ({ open, settle }) => {
      await open({ restart: true });
      await settle();
    },
  },
  'the secret is another': {
    of: isPath('session'),
    before: ({ given, store }, { headers }) => {
      headers['idempotency-key'] = firstKey;
      return startKit({ ...given, store, secret: 'one that opens nothing of the other' });
    },
  },
  'the consent is withdrawn': {
    of: isPath('session'),
    before: ({ post }) => post('consent', { consentType: 'biometrics', version: '1', approved: false }),
  },
  'the consent is an old one': {
    of: isPath('/consent'),
    before: (_, asking) => (asking.body = asking.body?.replace('"1"', '"0"')),
  },
  'the provider fails': {
    of: isPath('session'),
    before: ({ upstream }, asking) => {
      upstream.override = () => new Response(null, { status: 500 });
      restart(asking);
    },
  },
  'the provider takes no such customer': {
    of: isPath('/session'),
    given: () => ({ provider: choosyProvider() }),
    before: (_, asking) => {
      eligibility.turnOn();
      restart(asking);
    },
  },
  'there were too many sessions': {
    of: isPath('/session'),
    given: () => ({ newSessions: { user: 1 } }),
    before: (_, asking) => restart(asking),
  },
  'the credentials are wrong': {
    of: isPath('/wultra/', '/webhook/'),
    before: (_, { headers }) => {
      headers['authorization'] = 'Basic wrong';
      headers['x-signature'] = 'wrong';
    },
  },
  'there is nothing of the kind': {
    of: isService,
    given: () => ({
      services: [wultra({ ...credentials, ...mockHooks, lookupUser: () => null, consentText: () => null })],
    }),
  },
  'another code was sent a moment ago': {
    of: isService,
    before: (all, asking) => send(all, 'POST', { ...asking, body: JSON.stringify(bodies.otp()) }),
  },
  'a newer check has arrived': {
    of: isPath('/client/'),
    given: () => ({ now: () => Date.UTC(2026, 0, 1) - (clock.state.isOn ? 1_000 : 0) }),
    before: async (all, asking) => {
      await send(all, 'POST', {
        ...asking,
        body: asking.body?.replace('"status":"', '"status":"FAILURE","was":"'),
      });
      asking.body = asking.body?.replace('FAILURE', 'SUCCESS');
      clock.turnOn();
    },
  },
  'the store is away': { given: () => ({ store: failingStore() }), before: database.turnOn },
  'the clock is broken': {
    given: () => ({
      now: () => {
        if (clock.state.isOn) throw new Error('broken');
        return Date.UTC(2026, 0, 1);
      },
    }),
    before: clock.turnOn,
  },
  'the kit is closed': { before: ({ kit }) => kit.close() },
};

/** Mends what a situation has broken for all kits. */
export function mend(): void {
  for (const one of [login, clock, database, eligibility]) one.turnOff();
}
