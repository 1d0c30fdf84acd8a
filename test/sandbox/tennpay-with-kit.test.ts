// The kit and the emulated 10nPay, end to end but without sockets: the two were written apart, from the same
// documents.

import { createTennpayEmulator } from '../../src/providers/tennpay/sandbox.js';
import { tennpayUserId } from '../../src/providers/tennpay/sandbox/scenarios.js';
import { tennpay } from '../../src/providers/tennpay/server.js';
import type { OutcomeEvent } from '../../src/server/store/store.js';
import { json, origin, startKit } from '../server/kit.js';

const origins = {
  url: 'http://127.0.0.1:4010',
  identificationUrl: 'http://127.0.0.1:4011',
  signingUrl: 'http://127.0.0.1:4012',
};

/** A kit whose provider is the sandbox, and a customer who does what the pages ask for. */
function start(scenario: string, additionalData?: Record<string, unknown>) {
  const emulator = createTennpayEmulator(origins, {
    returnUrls: { success: `${origin}/kyc/return/success`, fail: `${origin}/kyc/return/fail` },
    clock: { now: () => kit.clock.now, wait: () => Promise.resolve(), after: () => () => undefined },
  });
  const outcomes: OutcomeEvent[] = [];
  const kit = startKit({
    provider: tennpay({ ...emulator, retryDelayMs: 0 }),
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    identify: () => ({
      id: 'ada',
      providerUserId: tennpayUserId(scenario),
      ...(additionalData && { additionalData }),
    }),
    onOutcome: (event) => void outcomes.push(event),
  });

  /** Opens the page, goes through it to its end, and comes back. */
  async function visit(address: string): Promise<void> {
    const { origin: site, pathname, searchParams } = new URL(address);
    const answer = site === origins.signingUrl ? emulator.sites.signing : emulator.sites.identification;
    const opened = await answer(new Request(address));
    const isBrokenOff = opened.status === 200 && (await opened.text()).includes('data-breaks-off="true"');
    const reported = async () => {
      const response = await answer(
        new Request(`${site}${pathname}report`, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${searchParams.get('token') ?? ''}`,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify({ outcome: isBrokenOff ? 'aborted' : 'completed' }),
        }),
      );
      const { returnUrl }: { returnUrl: string } = await response.json();
      return returnUrl;
    };
    const returnUrl = opened.headers.get('Location') ?? (await reported());
    await kit.kit.fetch(
      new Request(returnUrl, {
        headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', referer: `${site}/` },
      }),
    );
  }

  /** What the widget does until there is a verdict, at most ten minutes. Each page is visited once. */
  async function journey() {
    let answer: Record<string, unknown> = await json(kit.open());
    const { statusUrl } = answer as { statusUrl: string };
    const pages: string[] = [];
    for (let asked = 0; asked < 200 && /^(page|pending)$/.test(String(answer['status'])); asked += 1) {
      const url = (answer['page'] as { url: string } | undefined)?.url;
      if (url !== undefined && !pages.includes(url)) {
        pages.push(url);
        await visit(url);
      }
      kit.clock.now += 3_000;
      answer = await json(kit.ask(statusUrl));
    }
    await kit.settle();
    return { answer, pages: pages.map((url) => new URL(url).origin) };
  }

  return { ...kit, emulator, outcomes, journey };
}

const legs = [origins.identificationUrl, origins.signingUrl];

describe('check 61: the kit with 10nPay’s sandbox', () => {
  it.each([
    'approved',
    'slow',
    'down-identification',
    'down-signing',
    'finalize-lost',
    'no-status',
    'framed-allowed',
    'coop',
    'onfido',
    'borica',
  ])('takes a customer through %s', async (scenario) => {
    const { journey, outcomes } = start(scenario);
    const { answer, pages } = await journey();
    expect(answer).toMatchObject({ status: 'approved' });
    expect(pages).toEqual(legs);
    expect(outcomes).toMatchObject([
      { status: 'approved', references: { individualId: 989, correlationId: expect.any(String) } },
    ]);
  });

  it.each<[scenario: string, pages: readonly string[]]>([
    ['fail-identification', legs.slice(0, 1)],
    ['error-identification', legs.slice(0, 1)],
    ['error-code', legs.slice(0, 1)],
    ['fail-signing', legs],
    ['error-signing', legs],
  ])('ends %s as a failure', async (scenario, visited) => {
    const { journey, outcomes } = start(scenario);
    const { answer, pages } = await journey();
    expect(answer).toMatchObject({ status: 'failed' });
    expect(pages).toEqual(visited);
    expect(outcomes).toMatchObject([{ status: 'failed' }]);
  });

  it.each([
    ['abort-identification', 'identify'],
    ['expired-identification', 'identify'],
    ['abort-signing', 'sign'],
    ['expired-signing', 'sign'],
  ])('offers the page again after %s, of which 10nPay never says a word', async (scenario, step) => {
    const { journey, outcomes } = start(scenario);
    const { answer } = await journey();
    expect(answer).toMatchObject({ status: 'page', page: { step }, returned: 'failed' });
    expect(outcomes).toEqual([]);
  });

  it.each(['stuck-identification', 'stuck-signing'])(
    'waits for ever in %s, and offers a new start',
    async (scenario) => {
      const { journey, outcomes } = start(scenario);
      expect((await journey()).answer).toMatchObject({ status: 'pending', restartable: true });
      expect(outcomes).toEqual([]);
    },
  );

  it.each([
    ['not-eligible', 409],
    ['missing-data', 409],
    ['user-not-found', 409],
    ['provider-down', 502],
  ])('says of %s that it is %i', async (scenario, status) => {
    expect((await start(scenario).open()).status).toBe(status);
  });

  it('brings the data that missing-data asks for', async () => {
    const { journey } = start('missing-data', { occupation: 'engineer' });
    expect((await journey()).answer).toMatchObject({ status: 'approved' });
  });

  it('goes on when its access token is revoked', async () => {
    const { emulator, journey, open } = start('approved');
    await open();
    emulator.revokeTokens();
    expect((await journey()).answer).toMatchObject({ status: 'approved' });
    expect(emulator.requests.filter(({ path }) => path === '/connect/token')).toHaveLength(2);
  });
});
