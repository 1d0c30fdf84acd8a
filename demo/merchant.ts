// The demo's merchant: a shop's server with a login of its own, the kit mounted at /kyc, and what the kit told it.
// It stands for code that a merchant writes, so it imports the package by name and nothing else of this repository.

import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { parse as parseCookies } from 'hono/utils/cookie';
import { createKycServer, trustmatic, type KycServerOptions, type OutcomeEvent, type TrustmaticOptions, type User } from 'kyc-enrolment/server';
import * as z from 'zod/mini';

export interface MerchantOptions {
  /** The provider's address and credentials; `(await startSandbox()).trustmatic` fits. */
  readonly sandbox: Pick<TrustmaticOptions, 'url' | 'username' | 'password' | 'projectId'>;
  /** The shop's own origin, where this server answers: `http://localhost:5173`. */
  readonly origin: string;
  /** Options of the kit that are to differ from the demo's. */
  readonly kit?: Partial<KycServerOptions>;
}

export interface Merchant {
  /** Answers `/kyc/*`, `/demo/login` and `/demo/outcomes`. */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

const cookieName = 'demo-login';
const loginSchema = z.object({ scenario: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)) });

/**
 * Opens the shop.
 *
 * @throws KycError `CONFIGURATION_INVALID`, with what to do
 */
export function createMerchant({ sandbox, origin, kit: overrides }: MerchantOptions): Merchant {
  const logins = new Map<string, User>();
  const outcomes = new Map<string, OutcomeEvent>();

  const identify = (request: Request) => logins.get(parseCookies(request.headers.get('cookie') ?? '', cookieName)[cookieName] ?? '');

  const kit = createKycServer({
    provider: trustmatic(sandbox),
    identify,
    origins: [origin],
    baseUrl: `${origin}/kyc`,
    secret: crypto.randomUUID() + crypto.randomUUID(), // a real shop keeps one, so that open enrolments survive a restart
    returnUrl: '/',
    // Told at least once: the event's id makes it exactly once.
    onOutcome: (event) => { outcomes.set(event.eventId, event); },
    ...overrides,
  });

  const app = new Hono();
  app.all('/kyc/*', (c) => kit.fetch(c.req.raw));

  // The toy login: everybody is a new customer, whose external id tells the sandbox what to play.
  app.post('/demo/login', async (c) => {
    const wish = z.safeParse(loginSchema, await readJson(c.req.raw));
    if (!wish.success) return c.json({ title: 'Send { "scenario": "<name>" } as application/json.' }, 400);
    const id = crypto.randomUUID();
    const externalId = `sandbox:${wish.data.scenario}:${id}`;
    const login = crypto.randomUUID();
    logins.set(login, { id, externalId });
    setCookie(c, cookieName, login, { httpOnly: true, sameSite: 'Lax', path: '/', secure: origin.startsWith('https:') });
    return c.json({ externalId });
  });

  app.get('/demo/login', (c) => {
    const externalId = identify(c.req.raw)?.externalId;
    return c.json(externalId === undefined ? null : { externalId }, 200, { 'cache-control': 'no-store' });
  });

  app.get('/demo/outcomes', (c) => c.json([...outcomes.values()].reverse(), 200, { 'cache-control': 'no-store' }));

  return { fetch: async (request) => app.fetch(request), close: () => kit.close() };
}

/** A form of another site cannot send this type, so it cannot sign anybody in. */
async function readJson(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
  return request.json().catch(() => undefined);
}
