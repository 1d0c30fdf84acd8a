// The pages with planted faults, visited by the doctor: each has its fault.

import * as z from 'zod/mini';
import { createPatients, type Patients } from '../../demo/patients.js';
import { plantedFaults } from '../../demo/planted-faults.js';
import { runDoctor } from '../../src/doctor/run-doctor.js';

const origin = 'http://localhost:5173';
const provider = { url: 'http://127.0.0.1:4174', username: 'sandbox', password: 'sandbox-password' };

/** The check that finds it, and the line that mends it. */
const healed: Readonly<Record<string, readonly [check: string, mend: RegExp]>> = {
  'token-endpoint': ['kit-mount', /token-endpoint="<its mount>\/session"/],
  attribute: ['attributes', /^token-endpoint=/],
  'frame-src': ['csp-frame', /^frame-src 'self' http:\/\/127\.0\.0\.1:4174$/],
  camera: ['permissions-policy', /^Permissions-Policy: camera=\(self "http:\/\/127\.0\.0\.1:4174"\)$/],
  'base-url': ['base-url', /^baseUrl: 'http:\/\/localhost:5173\/demo\/patients\/base-url\/kyc'$/],
  'return-pages': ['return-pages', /Route .*\/kyc\/ to the kit before the rule/],
  webhook: ['webhook', /without a login/],
  anybody: ['token-endpoint', /identify: .*null$/],
};

const Report = z.object({
  checks: z.array(
    z.object({ check: z.string(), findings: z.array(z.object({ wrong: z.string(), mend: z.string() })) }),
  ),
});

describe('the pages with planted faults', () => {
  let patients: Patients;
  beforeEach(() => {
    patients = createPatients({ provider, origin, doctor, elementScript: '/element.js' });
  });
  afterEach(() => patients.close());

  async function doctor(args: readonly string[]) {
    let printed = '';
    const print = (text: string) => void (printed += text);
    await runDoctor(args, {
      send: (url, { method, headers, body = null }) =>
        patients.fetch(new Request(url, { method, headers, body })),
      now: Date.now,
      print,
      printError: print,
    });
    return printed;
  }

  const ask = (path: string) => patients.fetch(new Request(`${origin}/demo/patients/${path}`));

  it.each(plantedFaults)('$title: the doctor finds this first', async ({ name }) => {
    const report = Report.parse(await (await ask(`doctor/${name}`)).json());
    const found = report.checks.flatMap(({ check, findings }) =>
      findings.map(({ mend }) => ({ check, mend })),
    );
    const [check, mend] = healed[name] ?? [];
    expect(found[0]).toEqual({ check, mend: expect.stringMatching(mend ?? '') });
    expect(found).toHaveLength(1);
  });

  it('knows its visitor again, by a cookie that no script reads', async () => {
    const [cookie = ''] = (await ask('webhook/')).headers.getSetCookie();
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const again = await patients.fetch(
      new Request(`${origin}/demo/patients/webhook/`, { headers: { cookie: cookie.split(';')[0] ?? '' } }),
    );
    expect(again.headers.getSetCookie()[0]?.split(';')[0]).toBe(cookie.split(';')[0]);
  });
});
