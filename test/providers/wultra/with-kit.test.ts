// The emulated Onboarding Server and the kit's services, each with the other: whole processes, and decisions
// that come later.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wultra, type WultraOptions } from '../../../src/providers/wultra/server.js';
import { toNodeHandler } from '../../../src/server/node.js';
import { createKycServer } from '../../../src/server/create-kyc-server.js';
import { memoryStore } from '../../../src/server/store/memory.js';
import { startSandbox } from '../../../src/sandbox/start.js';
import type { WultraSandboxOptions } from '../../../src/providers/wultra/sandbox.js';
import { promised } from './merchant.ts';
import { openOnboarding, type Onboarding } from './sandbox/onboarding.ts';

const profiles = ['1.9', 'seed', '2.2'] as const;
const sandboxUrl = 'http://wultra.localhost';
const mount = 'https://shop.example/kyc';

type Kit = ReturnType<typeof createKycServer>;
const kits: Kit[] = [];
afterEach(async () => {
  await Promise.all(kits.splice(0).map((kit) => kit.close()));
});

const hooks = {
  lookupUser: ({ identification }) =>
    identification.shouldFail === true ? null : { userId: `mockuser_${String(identification.clientNumber)}` },
  sendOtp: () => true,
  consentText: () => ({ html: '<h1>Consent</h1>', version: '1' }),
  evaluateClient: ({ userId }) =>
    userId === 'mockuser_6666'
      ? { result: 'NOK', reason: 'nok evaluation reason' }
      : userId === 'mockuser_8888'
        ? 'WAIT'
        : 'OK',
  approveClient: ({ userId }) =>
    userId.startsWith('mockuser_6666')
      ? { result: 'NOK', reason: 'no reason' }
      : userId.startsWith('mockuser_8888')
        ? 'WAIT'
        : 'OK',
} satisfies Partial<WultraOptions>;

/** A shop and an Onboarding Server that know each other. */
function meet({
  given = {},
  sandbox = {},
}: { given?: Partial<WultraOptions>; sandbox?: WultraSandboxOptions } = {}) {
  const lines: string[] = [];
  const line = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
  const onboarding: Onboarding = openOnboarding({
    servicesUrl: `${mount}/wultra`,
    fetch: (url, init) => kit.fetch(new Request(url, init)),
    ...sandbox,
  });
  const { username, password, callbackUsername, callbackPassword } = onboarding.emulator;
  const store = memoryStore();
  const services = wultra({
    ...hooks,
    username,
    password,
    callback: { url: sandboxUrl, username: callbackUsername, password: callbackPassword, retryDelayMs: 0 },
    ...given,
  });
  const kit = createKycServer({
    services: [services],
    baseUrl: mount,
    secret: 'a secret of these tests, long enough to be one',
    store,
    logger: { info: line, warn: line, error: line },
    fetch: (url, init) => onboarding.emulator.fetch(new Request(url, init)),
    sweepEveryMs: 0,
  });
  kits.push(kit);
  return { ...onboarding, kit, decide: services.decide, store, lines };
}

it.each(profiles)('a process of %s is accepted, and no call fails', async (profile) => {
  const { start } = meet();
  const { process, calls } = await (await start({ profile })).run();
  expect(calls.filter(({ failure }) => failure !== undefined)).toEqual([]);
  expect(process).toMatchObject({
    onboardingStatus: 'FINISHED',
    status: 'ACCEPTED',
    userId: 'mockuser_1234',
    consent: 'approved',
  });
});

it.each(profiles)('a process of %s is rejected with the reason that the merchant gives', async (profile) => {
  const { start } = meet();
  expect((await (await start({ profile, scenario: 'evaluation-rejected' })).run()).process).toMatchObject({
    status: 'REJECTED',
    rejectReason: 'nok evaluation reason',
  });
  const approval = (await (await start({ profile, scenario: 'approval-rejected' })).run()).process;
  expect(approval).toMatchObject(
    profile === '1.9'
      ? { status: 'ACCEPTED' }
      : { phase: 'ONBOARDING_APPROVAL', status: 'REJECTED', rejectReason: 'no reason' },
  );
});

it('W2: an unknown user is found out by nobody', async () => {
  const { start } = meet();
  const { process, calls } = await (await start({ scenario: 'unknown-user' })).run();
  expect(process).toMatchObject({ userId: null, appError: null, onboardingStatus: 'ACTIVATION_IN_PROGRESS' });
  expect(calls.map(({ path, status }) => [path, status])).toEqual([['/user/lookup', 404]]);
});

it.each(profiles)('a refused consent of %s is kept as one', async (profile) => {
  const { start } = meet();
  const { process, calls } = await (await start({ profile })).run({ 'answer-consent': 'decline' });
  expect(process.consent).toBe('declined');
  expect(calls.at(-1)).toMatchObject({ path: '/consent/storage', status: 204 });
});

describe.each(['seed', '2.2'] as const)('WAIT in %s', (profile) => {
  it('is ended by the merchant’s decision, which counts once however often it is made', async () => {
    const { start, kit, decide } = meet();
    const process = await start({ profile, scenario: 'evaluation-waits' });
    const { process: waiting } = await process.run();
    expect(waiting).toMatchObject({ phase: 'CLIENT_EVALUATION', isAwaited: true });

    const ids = {
      processId: process.id,
      userId: 'mockuser_8888',
      identityVerificationId: String(waiting.identityVerificationId),
    };
    expect(await decide({ service: 'client/evaluate', ...ids, result: 'OK' })).toMatchObject({
      result: 'OK',
    });
    expect(await decide({ service: 'client/evaluate', ...ids, result: 'NOK' })).toMatchObject({
      result: 'OK',
    });
    await kit.settled();
    await vi.waitFor(async () =>
      expect((await process.look()).process).toMatchObject({ phase: 'ONBOARDING_APPROVAL', isAwaited: true }),
    );

    await decide({ service: 'client/approve', ...ids, result: 'NOK', reason: 'too young' });
    await kit.settled();
    await vi.waitFor(async () =>
      expect((await process.look()).process).toMatchObject({
        phase: 'ONBOARDING_APPROVAL',
        status: 'REJECTED',
        rejectReason: 'too young',
      }),
    );
  });

  it('is what a slow hook gets, and its decision is delivered when it comes', async () => {
    const { promise, give } = promised<'OK'>();
    const { start, kit } = meet({ given: { answerWithinMs: 500, evaluateClient: () => promise } });
    const process = await start({ profile });
    expect((await process.run()).process).toMatchObject({ phase: 'CLIENT_EVALUATION', isAwaited: true });
    give('OK');
    await kit.settled();
    await vi.waitFor(async () =>
      expect((await process.look()).process).toMatchObject({ onboardingStatus: 'FINISHED' }),
    );
  });

  it('survives an Onboarding Server that is down when the decision comes', async () => {
    const { start, kit, decide, emulator } = meet();
    const process = await start({ profile, scenario: 'approval-waits' });
    const { process: waiting } = await process.run();
    emulator.fault({ path: '/api/private', status: 503, times: 2 });
    await decide({
      service: 'client/approve',
      processId: process.id,
      userId: 'mockuser_88881',
      identityVerificationId: String(waiting.identityVerificationId),
      result: 'OK',
    });
    await kit.settled();
    await vi.waitFor(async () => expect((await process.look()).process.onboardingStatus).toBe('FINISHED'));
    expect(emulator.requests.map(({ status }) => status)).toEqual([503, 503, 200]);
  });
});

it('a slow hook fails 1.9, whose five attempts ask it once', async () => {
  const evaluateClient = vi.fn(
    (_, { signal }: { signal: AbortSignal }) =>
      new Promise<'OK'>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  );
  const { start } = meet({ given: { answerWithinMs: 1_000, evaluateClient } });
  const { process, calls } = await (await start({ profile: '1.9' })).run();
  expect(process).toMatchObject({ status: 'FAILED', errorDetail: 'maxFailedAttemptsClientEvaluation' });
  expect(calls.filter(({ path }) => path === '/client/evaluate')).toHaveLength(5);
  expect(evaluateClient).toHaveBeenCalledTimes(1);
});

it('a duplicate with new ids asks the merchant nothing, and gets the same answer', async () => {
  const evaluateClient = vi.fn(() => 'OK' as const);
  const { start, post } = meet({ given: { evaluateClient } });
  const process = await start();
  await process.upTo('evaluate-client');
  await process.step();
  await post(`/sandbox/processes/${process.id}/repeat`);
  const [first, second] = (await process.look()).calls.slice(-2);
  expect(second?.answer).toEqual(first?.answer);
  expect(second?.headers['X-Request-Id']).not.toBe(first?.headers['X-Request-Id']);
  expect(evaluateClient).toHaveBeenCalledTimes(1);
});

it('the services refuse a caller with other credentials, in their own form', async () => {
  const { start } = meet({ given: { password: 'another one' } });
  expect((await (await start()).step()).calls[0]).toMatchObject({
    status: 401,
    answer: { errorCode: 'ERROR_UNAUTHORIZED' },
  });
});

it('check 77, W18: no code, no image and no personal data in the kit’s log', async () => {
  const { start, lines } = meet({ sandbox: { randomDigits: (count) => '73'.repeat(count).slice(0, count) } });
  await (await start()).run();
  expect(lines.length).toBeGreaterThan(0);
  for (const secret of ['73737373', '/9j/', 'Specimen', '900101'])
    expect(lines.join('\n')).not.toContain(secret);
});

it('a process goes through over real HTTP, and its decision comes back over it', async () => {
  const sandbox = await startSandbox();
  const { username, password, callbackUsername, callbackPassword, url, setServicesUrl } = sandbox.wultra;
  const callback = { url, username: callbackUsername, password: callbackPassword };
  const services = wultra({ ...hooks, username, password, callback, evaluateClient: () => 'WAIT' });
  const kit = createKycServer({
    services: [services],
    baseUrl: 'http://localhost/kyc',
    secret: 'a secret of these tests, long enough to be one',
    store: memoryStore(),
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    sweepEveryMs: 0,
  });
  kits.push(kit);
  const server = createServer(toNodeHandler(kit)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  setServicesUrl(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/kyc/wultra`);

  const post = async (path: string, body: object) =>
    (await (
      await fetch(`${url}/sandbox/processes${path}`, { method: 'POST', body: JSON.stringify(body) })
    ).json()) as { process: Record<string, string> };
  const { process } = await post('', { profile: '2.2' });
  const { processId = '' } = process;
  const { process: waiting } = await post(`/${processId}/run`, {});
  expect(waiting).toMatchObject({ phase: 'CLIENT_EVALUATION', isAwaited: true });
  await services.decide({
    service: 'client/evaluate',
    processId,
    userId: String(waiting.userId),
    identityVerificationId: String(waiting.identityVerificationId),
    result: 'OK',
  });
  await kit.settled();
  await vi.waitFor(async () => {
    const shown = (await (await fetch(`${url}/sandbox/processes/${processId}`)).json()) as {
      process: object;
    };
    expect(shown.process).toMatchObject({ onboardingStatus: 'FINISHED', status: 'ACCEPTED' });
  }, 5_000);

  server.close();
  server.closeAllConnections();
  await sandbox.close();
});
