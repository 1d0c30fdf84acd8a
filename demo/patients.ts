// The pages that the doctor visits: a small page for each planted fault, with a kit of its own, and the
// doctor's visit. Nothing of it is for a merchant's server.

import { Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import { parse as parseCookies } from 'hono/utils/cookie';
import { createKycServer, trustmatic, type KycServer, type TrustmaticOptions } from 'kyc-enrolment-server';
import { plantedFaults, type PlantedFault } from './planted-faults.js';

/** The command `kyc-doctor`: returns what it prints for these arguments. */
export type Doctor = (args: readonly string[]) => Promise<string>;

export interface PatientsOptions {
  readonly provider: Pick<TrustmaticOptions, 'url' | 'username' | 'password' | 'projectId'>;
  /** The origin that visitors use. */
  readonly origin: string;
  readonly doctor: Doctor;
  /** Address of a script that defines the element. */
  readonly elementScript: string;
}

export interface Patients {
  /** Answers `/demo/patients/*`. */
  fetch(request: Request): Promise<Response>;
  close(): Promise<void>;
}

const root = '/demo/patients';
const cookieName = 'patient-login';

/** Opens the pages. A kit is created with the first request for it. */
export function createPatients(options: PatientsOptions): Patients {
  const { provider, origin, doctor, elementScript } = options;
  const { origin: providerOrigin } = new URL(provider.url);
  const kits = new Map<string, KycServer>();
  const secret = crypto.randomUUID() + crypto.randomUUID();

  function kitOf({ name, letsAnybodyIn = false, baseOrigin = origin }: PlantedFault): KycServer {
    const opened = kits.get(name);
    if (opened) return opened;
    const kit = createKycServer({
      provider: trustmatic(provider),
      identify: (request) => (letsAnybodyIn ? { id: 'anybody' } : customerOf(request)),
      origins: [origin],
      baseUrl: `${baseOrigin}${root}/${name}/kyc`,
      secret,
      store: 'memory:',
      returnUrl: `${root}/${name}/`,
      onOutcome: () => undefined,
    });
    kits.set(name, kit);
    return kit;
  }

  const app = new Hono().basePath(root);
  const json = { 'content-type': 'application/json', 'cache-control': 'no-store' };
  const visit = ['--json', '--provider', providerOrigin];
  app.get('/doctor/', async (c) =>
    c.body(await doctor([...visit, '--kit', `${origin}/kyc`, `${origin}/`]), 200, json),
  );
  for (const fault of plantedFaults) {
    const at = `${root}/${fault.name}/`;
    app.get(`/doctor/${fault.name}`, async (c) => c.body(await doctor([...visit, origin + at]), 200, json));
    app.get(`/${fault.name}/`, (c) => {
      setCookie(c, cookieName, customerOf(c.req.raw)?.id ?? crypto.randomUUID(), {
        httpOnly: true,
        sameSite: 'Lax',
        path: root,
      });
      return c.html(
        pageWith(fault, { provider: providerOrigin, elementScript }),
        200,
        headersWith(fault, providerOrigin),
      );
    });
    app.all(`/${fault.name}/kyc/:part/*`, (c) => {
      const answer = fault.inFront?.[c.req.param('part')] ?? (() => kitOf(fault).fetch(c.req.raw));
      return answer();
    });
  }

  return {
    fetch: async (request) => app.fetch(request),
    close: async () => {
      await Promise.all([...kits.values()].map((kit) => kit.close()));
    },
  };
}

/** In place of a login: everybody who has opened a patient's page is a customer. */
function customerOf(request: Request) {
  const id = parseCookies(request.headers.get('cookie') ?? '', cookieName)[cookieName];
  return id === undefined ? null : { id, externalId: `sandbox:approved:${id}` };
}

interface PageAddresses {
  readonly provider: string;
  readonly elementScript: string;
}

function pageWith(
  { title, markup = (healthy) => healthy }: PlantedFault,
  { provider, elementScript }: PageAddresses,
): string {
  return markup(`<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <meta name="viewport" content="width=device-width, initial-scale=1" />
  <title>${title}</title>
  <link rel="stylesheet" href="/demo/playground/page.css" />
  <script type="module" src="${elementScript}"></script>
  <kyc-enrolment token-endpoint="kyc/session" provider-origins="${provider}" hand-off="off"></kyc-enrolment>
</html>
`);
}

const headersWith = ({ headers }: PlantedFault, provider: string) => ({
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'self'; frame-src ${provider}`,
  'permissions-policy': `camera=(self "${provider}")`,
  ...headers,
});
