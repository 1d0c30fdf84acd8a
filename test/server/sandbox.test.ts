// The kit and the emulated provider, end to end but without sockets: the two were written apart, from the same documents.

import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { createTrustmaticEmulator } from '../../src/providers/trustmatic/sandbox.js';
import type { OutcomeEvent } from '../../src/server/store/contract.js';
import { json, startKit } from './kit.js';

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
    return emulator.fetch(new Request(`${provider}/web-enrolment/complete`, { method: 'POST', headers: { authorization } }));
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
      identify: () => ({ id: 'ada', applicantForm: { firstName: 'Ada', lastName: 'L', additionalNames: 'B', dateOfBirth: '1990-12-10', skipIntegrityCheck: true } }),
      theme: 'white',
    });
    expect(await json(open())).toMatchObject({ status: 'page' });
  });
});
