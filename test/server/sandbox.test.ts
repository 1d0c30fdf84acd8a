// The kit and the emulated providers, end to end but without sockets: the two were written apart, from the
// same documents.

import { createTennpayEmulator } from '../../src/providers/tennpay/sandbox.js';
import { tennpayUserId } from '../../src/providers/tennpay/sandbox/scenarios.js';
import { tennpay } from '../../src/providers/tennpay/server.js';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { createTrustmaticEmulator } from '../../src/providers/trustmatic/sandbox.js';
import type { OutcomeEvent } from '../../src/server/store/store.js';
import { systemClock } from '../../src/sandbox/clock.js';
import { json, origin, startKit } from './kit.js';

const provider = 'http://127.0.0.1:4010';

/** A kit whose provider is the sandbox, for one scenario; `heard` resolves with the first outcome. */
function start(scenario: string) {
  const emulator = createTrustmaticEmulator({
    webhookUrl: 'https://shop.example/kyc/webhook/trustmatic',
    fetch: (input, init) => kit.fetch(new Request(input, { ...init, redirect: 'follow' })),
    verdictAfterMs: 0,
  });
  const { username, password, projectId } = emulator;
  let hear: (event: OutcomeEvent) => void = () => undefined;
  const heard = new Promise<OutcomeEvent>((resolve) => (hear = resolve));
  const started = startKit({
    provider: trustmatic({ url: provider, username, password, projectId, retryDelayMs: 0 }),
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
    identify: () => ({ id: 'ada', externalId: `sandbox:${scenario}` }),
    onOutcome: (event) => hear(event),
  });
  const { kit } = started;
  /** What the hosted page does when the customer has finished. */
  const finish = (page: unknown) => {
    const { url } = page as { url: string };
    const authorization = `Bearer ${new URL(url).searchParams.get('token')}`;
    return emulator.fetch(
      new Request(`${provider}/web-enrolment/complete`, { method: 'POST', headers: { authorization } }),
    );
  };
  return { ...started, emulator, heard, finish };
}

describe('the kit with the sandbox', () => {
  it.each([
    ['approved', 'approved', 'HIGH'],
    ['approved-low', 'approved', 'LOW'],
    ['rejected', 'rejected', 'LOW'],
    ['review', 'review', 'MEDIUM'],
    ['manual-rejected', 'rejected', 'MEDIUM'],
    ['expired', 'expired', undefined],
  ])('takes a customer through %s, by webhook', async (scenario, status, level) => {
    const { open, ask, finish, heard, kit, emulator } = start(scenario);
    const session = await json(open());
    expect(session).toMatchObject({ status: 'page', page: { kind: 'web-enrolment' } });
    expect((await finish(session['page'])).status).toBe(200);
    const event = await heard;
    await kit.settled();
    const answer = await json(ask(session.statusUrl));
    expect(answer).toMatchObject({ status });
    expect(answer['level']).toBe(level);
    expect(event).toMatchObject({ sessionId: session.sessionId, externalId: `sandbox:${scenario}` });
    emulator.close();
    await kit.close();
  });

  it.each([
    ['redirect', 303],
    ['popup', 200],
  ])('knows its customer by the way back that the provider was told, for %s', async (display, httpStatus) => {
    const { open, ask, finish, kit, emulator } = start('no-verdict');
    const session = await json(open({ display }));
    const { returnUrl }: { returnUrl: string } = await (await finish(session['page'])).json();
    const back = await kit.fetch(
      new Request(returnUrl, { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } }),
    );
    expect(back.status).toBe(httpStatus);
    expect(await json(ask(session.statusUrl))).toMatchObject({ status: 'pending' });
    emulator.close();
    await kit.close();
  });

  it('says so when the provider is down', async () => {
    const { open } = start('provider-down');
    expect((await open()).status).toBe(502);
  });

  it('sends what the provider takes, with the whole of an applicant', async () => {
    const { emulator } = start('approved');
    const { username, password } = emulator;
    const { open } = startKit({
      provider: trustmatic({ url: provider, username, password }),
      fetch: (input, init) => emulator.fetch(new Request(input, init)),
      identify: () => ({
        id: 'ada',
        applicantForm: {
          firstName: 'Ada',
          lastName: 'L',
          additionalNames: 'B',
          dateOfBirth: '1990-12-10',
          skipIntegrityCheck: true,
        },
      }),
      theme: 'white',
    });
    expect(await json(open())).toMatchObject({ status: 'page' });
  });
});

describe('the kit with the sandbox of 10nPay', () => {
  const sites = {
    url: 'http://127.0.0.1:4011',
    identificationUrl: 'http://127.0.0.1:4012',
    signingUrl: 'http://127.0.0.1:4013',
  };

  /**
   * A kit whose provider is the sandbox, for one scenario; its customer goes through the hosted pages by
   * `visit`.
   */
  function startJourney(scenario: string) {
    const outcomes: OutcomeEvent[] = [];
    const clock = { now: Date.UTC(2026, 0, 1) };
    const emulator = createTennpayEmulator(sites, {
      clock: { ...systemClock, now: () => clock.now },
      returnUrls: { success: `${origin}/kyc/return/success`, fail: `${origin}/kyc/return/fail` },
    });
    const started = startKit({
      provider: tennpay({ ...emulator, retryDelayMs: 0 }),
      fetch: (input, init) => emulator.fetch(new Request(input, init)),
      identify: () => ({
        id: 'ada',
        externalId: 'order 7',
        providerUserId: tennpayUserId(scenario),
        additionalData: { occupation: 'engineer' },
      }),
      now: () => clock.now,
      onOutcome: (event) => void outcomes.push(event),
    });

    /** Goes through a hosted page as its script does, and comes back where it leads. */
    async function visit(
      answered: Record<string, unknown>,
      outcome: 'completed' | 'aborted' = 'completed',
    ): Promise<void> {
      const { url } = answered['page'] as { url: string };
      const { origin: site, pathname, searchParams } = new URL(url);
      const answer = await emulator.sites[site === sites.signingUrl ? 'signing' : 'identification'](
        new Request(`${site}${pathname}report`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${searchParams.get('token')}`,
            'content-type': 'application/json',
          },
          body: JSON.stringify({ outcome }),
        }),
      );
      const { returnUrl }: { returnUrl: string } = await answer.json();
      await started.kit.fetch(
        new Request(returnUrl, {
          headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', referer: `${site}/` },
        }),
      );
    }

    /** Asks every two seconds, as the widget does, until there is something else than a wait. */
    async function wait(statusUrl: string, atMostS = 120): Promise<Record<string, unknown>> {
      for (let waitedS = 0; ; waitedS += 2) {
        clock.now += 2_000;
        const answer = await json(started.ask(statusUrl));
        const isUndecided = answer['status'] === 'pending' || answer['returned'] === 'failed';
        if (!isUndecided || waitedS >= atMostS) return answer;
      }
    }

    return { ...started, clock, outcomes, emulator, visit, wait };
  }

  it.each([
    'approved',
    'slow',
    'no-status',
    'down-identification',
    'down-signing',
    'finalize-lost',
    'missing-data',
  ])('takes a customer through %s to finalize', async (scenario) => {
    const { open, visit, wait, outcomes, settle } = startJourney(scenario);
    const session = await json(open());
    expect(session).toMatchObject({ status: 'page', page: { kind: 'hosted', step: 'identify' } });
    await visit(session);
    const signing = await wait(session.statusUrl);
    expect(signing).toMatchObject({ status: 'page', page: { kind: 'hosted', step: 'sign' } });
    await visit(signing);
    expect(await wait(session.statusUrl)).toMatchObject({ status: 'approved' });
    await settle();
    expect(outcomes).toEqual([
      expect.objectContaining({
        externalId: 'order 7',
        references: { individualId: expect.any(Number), correlationId: expect.any(String) },
      }),
    ]);
  });

  it.each([
    ['error-identification', 'ERROR'],
    ['error-code', 'SANDBOX_MADE_THIS_UP'],
    ['fail-identification', 'ERROR'],
  ])('says how %s ended', async (scenario, providerStatus) => {
    const { open, visit, wait } = startJourney(scenario);
    const session = await json(open());
    await visit(session);
    expect(await wait(session.statusUrl)).toMatchObject({ status: 'failed', providerStatus });
  });

  it.each(['fail-signing', 'error-signing'])('says that %s failed', async (scenario) => {
    const { open, visit, wait } = startJourney(scenario);
    const session = await json(open());
    await visit(session);
    await visit(await wait(session.statusUrl));
    expect(await wait(session.statusUrl)).toMatchObject({ status: 'failed', providerStatus: 'ERROR' });
  });

  it.each(['abort-identification', 'abort-signing'])(
    'offers the page again after %s, of which 10nPay never says a word, and tells of a failure after a day',
    async (scenario) => {
      const { open, visit, wait, clock, kit, outcomes, settle } = startJourney(scenario);
      const session = await json(open());
      const isSigning = scenario === 'abort-signing';
      await visit(session, isSigning ? 'completed' : 'aborted');
      if (isSigning) await visit(await wait(session.statusUrl), 'aborted');
      expect(await wait(session.statusUrl)).toMatchObject({ status: 'page', returned: 'failed' });
      const again = await json(open({ restart: true }));
      expect(again).toMatchObject({ status: 'page', page: { step: 'identify' } });
      for (let hour = 0; hour <= 24; hour += 1) {
        clock.now += 60 * 60_000;
        await kit.sweep();
      }
      await settle();
      expect(outcomes).toMatchObject([{ sessionId: session.sessionId, status: 'failed' }]);
    },
  );

  it('offers a new start when identification is stuck, and takes it', async () => {
    const { open, visit, wait } = startJourney('stuck-identification');
    const session = await json(open());
    await visit(session);
    expect(await wait(session.statusUrl, 120)).toMatchObject({ status: 'pending', restartable: true });
    expect(await json(open({ restart: true }))).toMatchObject({ status: 'page', page: { step: 'identify' } });
  });

  it.each([
    ['not-eligible', 409],
    ['user-not-found', 409],
    ['provider-down', 502],
  ])('refuses for %s with %i', async (scenario, status) => {
    expect((await startJourney(scenario).open()).status).toBe(status);
  });

  it('goes on with a new access token when the old one is refused', async () => {
    const { open, visit, wait, emulator } = startJourney('approved');
    const session = await json(open());
    emulator.revokeTokens();
    await visit(session);
    expect(await wait(session.statusUrl)).toMatchObject({ status: 'page', page: { step: 'sign' } });
  });

  it('finishes for a customer who closed everything right after signing', async () => {
    const { open, visit, wait, kit, clock, outcomes, emulator } = startJourney('approved');
    const session = await json(open());
    await visit(session);
    const { page } = await wait(session.statusUrl);
    const { url } = page as { url: string };
    await emulator.sites.signing(
      new Request(`${sites.signingUrl}/sign/report`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${new URL(url).searchParams.get('token')}`,
          'content-type': 'application/json',
        },
        body: '{"outcome":"completed"}',
      }),
    );
    for (let round = 0; round < 40; round += 1) {
      clock.now += 15_000;
      await kit.sweep();
    }
    await kit.settled();
    expect(outcomes).toMatchObject([{ status: 'approved' }]);
  });
});
