// One customer of two kits on one store, with several tabs. No request is waited for: its answer is checked
// whenever it comes.

import { createKycServer } from '../../../src/server/create-kyc-server.js';
import type { Store } from '../../../src/server/store/store.js';
import { holdStore } from './held-store.ts';
import { createLedger } from './ledger.ts';
import { scriptedProvider } from './scripted-provider.ts';

const origin = 'https://bank.example';
const headers = { origin, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };

export interface World {
  readonly raw: Store;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** Whether verbs of the store fail now and then. */
  readonly mayFail: boolean;
}

export function createCustomer({ raw, random, mayFail }: World) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const now = () => clock.now;
  /** Nothing fails any more, and nothing waits. */
  const mood = { isCalm: false };
  const { provider, pending, persons } = scriptedProvider();
  const ledger = createLedger({ raw, persons });
  const { store, held } = holdStore(raw, () => {
    const chance = random();
    if (mood.isCalm || chance > 0.15) return 'now';
    if (chance > 0.03 || !mayFail) return 'wait';
    return chance > 0.015 ? 'fail' : 'fail after';
  });
  const options = {
    ...{ provider, store, now, origins: [origin], returnUrl: '/done', baseUrl: `${origin}/kyc` },
    ...({ rateLimits: false, newSessions: false, sweepEveryMs: 0 } as const),
    secret: 'a secret of this torture, long enough',
    identify: (request: Request) => ({
      id: 'ada',
      for: { script: { person: request.headers.get('x-person') } },
    }),
    logger: {
      info: () => undefined,
      warn: () => undefined,
      error(facts: object, message: string) {
        const text = `${message} ${JSON.stringify(facts)}`;
        if (/CONSTRAINT|that one stays.*(approved|rejected)/.test(text)) ledger.complain(text);
      },
    },
    onOutcome(event: Parameters<typeof ledger.hear>[0]) {
      if (!mood.isCalm && random() < 0.2) throw new Error('the back office is closed');
      ledger.hear(event);
    },
  };
  const kits = [createKycServer(options), createKycServer(options)];
  const running = new Set<Promise<void>>();

  return {
    ...{ clock, mood, pending, persons, held, ledger, raw, random, mayFail, running, kits },
    /** Who is signed in, as the provider knows them. */
    person: { now: 'A' },
    statusUrls: new Map<string, string>(),
    trace: [] as string[],
    anyKit: () => (random() < 0.5 ? kits[0] : kits[1])!,

    /** Does something that nobody waits for. */
    begin(work: () => Promise<unknown>): void {
      const done = work()
        .then(() => undefined)
        .catch((error: unknown) => {
          if (!mayFail) ledger.complain(String(error));
        })
        .finally(() => running.delete(done));
      running.add(done);
    },
  };
}

export type Customer = ReturnType<typeof createCustomer>;

interface Sent {
  readonly path: string;
  readonly asker?: string;
  readonly body?: object;
  readonly key?: string;
}

/** The answer's JSON, if there is one. */
async function send(customer: Customer, { path, asker = '', body, key }: Sent) {
  const { ledger, mayFail, trace } = customer;
  const response = await customer.anyKit().fetch(
    new Request(origin + path, {
      method: body ? 'POST' : 'GET',
      headers: { ...headers, 'x-person': asker, ...(key === undefined ? {} : { 'idempotency-key': key }) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    }),
  );
  const { status } = response;
  trace.push(`${path}: ${status}`);
  // 502: the provider is down; 409: it does not want the customer
  const expected = mayFail ? [200, 204, 404, 409, 410, 502, 503] : [200, 204, 404, 409, 410, 502];
  if (!expected.includes(status)) ledger.complain(`${path} is answered ${status}`);
  return status === 200 ? ((await response.json()) as Answer) : undefined;
}

interface Answer {
  readonly sessionId: string;
  readonly statusUrl: string;
  readonly status: string;
  readonly page?: { readonly url: string };
}

/** A tab asks for a session. */
export async function open(customer: Customer, { restart, key }: { restart: boolean; key?: string }) {
  const { ledger, person, statusUrls } = customer;
  const [asker, gone] = [person.now, new Set(ledger.erased)];
  const known = await ledger.sessions();
  const outdated = new Set(known.filter(({ reverifyAt }) => reverifyAt !== undefined).map(({ id }) => id));
  const body = { language: 'en', display: 'inline', capture: 'hosted', restart };
  const answer = await send(customer, { path: '/kyc/session', asker, body, ...(key ? { key } : {}) });
  if (!answer) return;
  const { sessionId, statusUrl, status, page } = answer;
  statusUrls.set(sessionId, statusUrl);
  if (!ledger.outdatedAt.has(sessionId)) ledger.outdatedAt.set(sessionId, outdated);
  if (key === undefined && outdated.has(sessionId)) ledger.complain('an outdated session answers a request');
  if (gone.has(sessionId)) ledger.complain('an erased session answers a request');
  ledger.told({ sessionId, status, url: page?.url }, asker);
}

/** A tab asks for a status. */
export async function ask(customer: Customer, sessionId: string, query: string) {
  const asker = customer.person.now;
  const path = `${customer.statusUrls.get(sessionId) ?? ''}${query}`;
  const answer = await send(customer, { path, asker });
  if (answer) customer.ledger.told({ sessionId, status: answer.status, url: answer.page?.url }, asker);
}

/** The provider calls back. */
export const news = (customer: Customer, sessionId: string, fact: string) =>
  send(customer, { path: '/kyc/webhook/script', body: { sessionId, fact } });

export async function erase({ ledger, anyKit }: Customer) {
  const known = (await ledger.sessions()).map(({ id }) => id);
  if ((await anyKit().erase('ada')).isErased) await ledger.isErased(known);
}
