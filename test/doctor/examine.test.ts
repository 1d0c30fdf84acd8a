import { asText, exitCodeOf } from '../../src/doctor/print-report.js';
import { closeClinic, opened, visitShop } from './clinic.js';
import { cures } from './cures.js';
import { pageFaults } from './page-faults.js';
import { isKit, kitFaults } from './kit-faults.js';

afterEach(closeClinic);

const found = ({ examined }: Awaited<ReturnType<typeof visitShop>>) =>
  examined.flatMap(({ check, findings }) => findings.map((finding) => ({ check, ...finding })));

describe('a healthy page', () => {
  it('has no finding', async () => {
    const visit = await visitShop();
    expect(found(visit)).toEqual([]);
    expect(exitCodeOf(visit.examined, { isStrict: true })).toBe(0);
    expect(asText(visit.examined)).toMatch(/\d\d checks, 0 errors, 0 warnings\n$/);
  });

  it('with its kit on another origin has none either', async () => {
    const visit = await visitShop({ isApart: true });
    expect(found(visit)).toEqual([]);
  });

  it('is looked at by nearly every check', async () => {
    const { examined } = await visitShop({
      html: (page) =>
        page.replace('provider-origins', 'capture="own" consent-endpoint="/kyc/consent" provider-origins'),
      headers: { 'content-security-policy': undefined },
      kit: {
        requireConsent: { consentType: 'kyc', text: async () => ({ version: '1', html: '<p>Yes?</p>' }) },
      },
    });
    expect(
      examined.flatMap(({ check, findings }) => findings.map(({ wrong }) => `${check}: ${wrong}`)),
    ).toEqual([]);
    expect(examined.filter(({ skipped }) => skipped !== undefined).map(({ check }) => check)).toEqual([
      'csp-script',
      'csp-connect',
      'csp-frame',
      'csp-trusted-types',
      'service-worker',
    ]);
  });

  it('may write a slash at the end of an origin', async () => {
    const html = (page: string) => page.replace('https://id.example"', 'https://id.example/"');
    expect(found(await visitShop({ html }))).toEqual([]);
  });

  it('opens no session for it, sends no login, and asks nobody else', async () => {
    const { asked, origin, examined } = await visitShop();
    expect(asked.length).toBeGreaterThan(10);
    expect([...new Set(asked.map((url) => url.origin))]).toEqual([origin]);
    expect(opened).toEqual([]);
    expect(asText(examined)).not.toContain('canary');
  });
});

const faults = [...pageFaults, ...kitFaults];

it('there are at least twenty faults, of nearly every check', () => {
  expect(faults.length).toBeGreaterThan(40);
  expect(new Set(faults.map(([, , check]) => check)).size).toBeGreaterThan(28);
});

/** Faults that really are two, by their name: what else is found. */
const alsoFound: Readonly<Record<string, readonly string[]>> = {
  'an application’s page in place of the script': ['return-pages'], // the kit's script is replaced, too
  'a property’s name as an attribute': ['token-source'],
  'a proxy that replaces Origin': ['return-cookie'], // it removes Sec-Fetch-Site, too
  'CORS for everybody': ['preflight'],
  'the mount in place of the token endpoint': ['preflight'], // it takes no POST, so no OPTIONS either
  'a kit that does not list the page': ['base-url'], // it takes the first of its origins for its own
  'a body that was read and is gone': ['token-endpoint'],
};

it.each(faults)('%s: the line that is printed mends it', async (name, planted, check, wrong, mend) => {
  const visit = await visitShop(planted);
  const findings = found(visit);
  expect([...new Set(findings.map((one) => one.check))].sort()).toEqual(
    [check, ...(alsoFound[name] ?? [])].sort(),
  );
  expect(findings).toContainEqual(
    expect.objectContaining({
      check,
      wrong: expect.stringMatching(wrong),
      mend: typeof mend === 'string' ? mend : expect.stringMatching(mend),
    }),
  );
  expect(JSON.stringify(findings)).not.toContain('canary');
  expect(exitCodeOf(visit.examined, { isStrict: true })).toBe(1);
  expect(opened).toEqual([]);
  const line = findings.find((one) => one.check === check)?.mend ?? '';
  const ways = [cures[name] ?? []].flat();
  expect(ways).not.toEqual([]);
  for (const cure of ways) {
    await closeClinic();
    expect(found(await visitShop({ ...cure(line, planted), at: visit }))).toEqual([]);
  }
});

it('a page that is not there is one finding', async () => {
  const visit = await visitShop({ visit: { page: new URL('http://127.0.0.1:9/') } });
  expect(found(visit)).toEqual([
    expect.objectContaining({
      check: 'page',
      wrong: 'http://127.0.0.1:9 refuses connections (ECONNREFUSED).',
    }),
  ]);
});

it('a server that hangs is told in time, and once', async () => {
  const visit = await visitShop({
    inFront: ({ url }) => isKit(url, 'health/ready'),
    visit: { timeoutMs: 3_000 }, // for all that does answer, on a busy machine too
  });
  expect(found(visit)).toEqual([
    expect.objectContaining({
      wrong: expect.stringMatching(/\/kyc\/health\/ready gave no answer in 3 s/),
    }),
  ]);
});

it('follows no redirect of a POST, and none to another host', async () => {
  const { asked, origin } = await visitShop({
    inFront: ({ method, url }, response) =>
      isKit(url) &&
      (response
        .writeHead(307, { location: method === 'POST' ? '/elsewhere' : 'https://other.example/' })
        .end(),
      true),
  });
  expect(asked.map(({ pathname }) => pathname)).not.toContain('/elsewhere');
  expect([...new Set(asked.map((url) => url.origin))]).toEqual([origin]);
});

it('what answers for the kit’s health is not taken for a store that takes nothing', async () => {
  for (const [status, text] of [
    [200, '<!doctype html>'],
    [404, ''],
  ] as const) {
    const visit = await visitShop({
      inFront: ({ url }, response) =>
        isKit(url, 'health/ready') && (response.writeHead(status).end(text), true),
    });
    expect(found(visit)).toEqual([]);
    const ready = visit.examined.find(({ check }) => check === 'kit-ready');
    expect(ready?.skipped).toBe(`health/ready is not the kit’s: it answers ${status}`);
    await closeClinic();
  }
});

it('a kit on another origin that does not list the page is one finding', async () => {
  const visit = await visitShop({ isApart: true, kit: { origins: ['https://shop.example'] } });
  expect(found(visit).map(({ check }) => check)).toEqual(['origins']);
});

it('the address of a kit that takes the doctor for a customer is not seen, and that is said', async () => {
  const visit = await visitShop({
    kit: { identify: () => ({ id: 'customer-1' }), baseUrl: 'http://localhost:8080/kyc' },
  });
  const address = visit.examined.find(({ check }) => check === 'base-url');
  expect(address?.skipped).toBe('the kit takes the doctor for a customer, and shows it to others alone');
});
