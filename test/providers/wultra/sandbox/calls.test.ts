import { listen } from '../../../../src/sandbox/listen.js';
import { openOnboarding } from './onboarding.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const never = () => new Promise<Response>(() => undefined);

describe('headers', () => {
  it('are two ids that are new with every call, JSON both ways, and Basic', async () => {
    const { merchant, start, emulator } = openOnboarding();
    await (await start()).run();
    expect(merchant.requests.length).toBeGreaterThan(5);
    const ids = merchant.requests.flatMap(({ headers }) => [
      headers.get('X-Correlation-Id') ?? '',
      headers.get('X-Request-Id') ?? '',
    ]);
    for (const id of ids) expect(id).toMatch(UUID);
    expect(new Set(ids).size).toBe(merchant.requests.length * 2);
    for (const { headers } of merchant.requests) {
      expect(headers.get('Accept')).toBe('application/json');
      expect(headers.get('Content-Type')).toBe('application/json');
      expect(headers.get('Authorization')).toBe(`Basic ${btoa(`${emulator.username}:${emulator.password}`)}`);
    }
  });

  it('have other names, and more of them, where it is configured so', async () => {
    const { merchant, start } = openOnboarding({
      correlationHeader: 'X-Trace',
      requestIdHeader: 'X-Call',
      extraHeaders: { 'X-Tenant': 'bank' },
    });
    await (await start()).step();
    const [{ headers } = { headers: new Headers() }] = merchant.requests;
    expect([headers.get('X-Trace'), headers.get('X-Call')]).toEqual([
      expect.stringMatching(UUID),
      expect.stringMatching(UUID),
    ]);
    expect([headers.get('X-Tenant'), headers.has('X-Correlation-Id'), headers.has('X-Request-Id')]).toEqual([
      'bank',
      false,
      false,
    ]);
  });

  it('bring no credentials where none are configured', async () => {
    const { merchant, start } = openOnboarding({ sendsCredentials: false });
    await (await start()).step();
    expect(merchant.requests[0]?.headers.has('Authorization')).toBe(false);
  });
});

describe('patience', () => {
  it.each([
    ['1.9', 5_000],
    ['seed', 5_000],
    ['2.2', 60_000],
  ] as const)('of %s ends after %i ms', async (profile, ms) => {
    const { merchant, start, clock } = openOnboarding();
    const process = await start({ profile });
    merchant.answer(never);
    const stepping = process.step();
    await vi.waitFor(() => expect(clock.nextMs()).toBe(ms));
    clock.pass(ms - 1);
    expect((await process.look()).isBusy).toBe(true);
    clock.pass(1);
    expect((await stepping).calls[0]).toMatchObject({ failure: `no answer within ${ms} ms`, durationMs: ms });
  });

  it('also ends for an answer that begins and never ends', async () => {
    const { merchant, start, clock } = openOnboarding();
    const process = await start({ profile: '1.9' });
    merchant.answer(
      () =>
        new Response(
          new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"userId":')) }),
          { headers: { 'Content-Type': 'application/json' } },
        ),
    );
    const stepping = process.step();
    await vi.waitFor(async () => expect((await process.look()).calls[0]?.status).toBe(200));
    clock.pass(5_000);
    expect((await stepping).calls[0]?.failure).toBe('no answer within 5000 ms');
  });

  it('ends with the sandbox, and no other step begins meanwhile', async () => {
    const { merchant, start, post, emulator } = openOnboarding();
    const { id } = await start();
    merchant.answer(never);
    const stepping = post(`/sandbox/processes/${id}/step`);
    await vi.waitFor(() => expect(merchant.requests).toHaveLength(1));
    expect((await post(`/sandbox/processes/${id}/step`)).status).toBe(409);
    emulator.close();
    await expect(stepping).rejects.toThrow('closed');
  });
});

describe('answers', () => {
  it('that redirect are not followed, and decoded as if they were fine', async () => {
    const paths: string[] = [];
    const server = await listen({
      fetch: async ({ url }) => {
        paths.push(new URL(url).pathname);
        return Response.json(
          { userId: 'u', consentRequired: false },
          { status: 302, headers: { Location: '/elsewhere' } },
        );
      },
    });
    const { start } = openOnboarding({ servicesUrl: server.url, fetch });
    const { calls, process } = await (await start()).step();
    expect(paths).toEqual(['/user/lookup']);
    expect([calls[0]?.status, calls[0]?.failure]).toEqual([302, undefined]);
    expect(process.userId).toBe('u');
    await server.close();
  });

  it.each([400, 401, 404, 500, 503])('of status %i fail, whatever they say', async (status) => {
    const { merchant, start } = openOnboarding();
    const process = await start();
    merchant.answer(() => Response.json({ userId: 'u', consentRequired: false }, { status }));
    const { calls, process: state } = await process.step();
    expect(calls[0]).toMatchObject({ status, failure: `the status is ${status}` });
    expect(state.userId).toBeNull();
  });

  it('of more than 1 MiB fail', async () => {
    const { merchant, start } = openOnboarding();
    const process = await start();
    await process.upTo('fetch-consent-text');
    merchant.answer(() => Response.json({ consentText: 'a'.repeat(1_048_577) }));
    const tooLong = await process.step();
    expect(tooLong.calls.at(-1)?.failure).toContain('1 MiB');
    expect(tooLong.process).toMatchObject({ consent: 'required', appError: 'ONBOARDING_FAILED' });
    merchant.answer(() => Response.json({ consentText: 'a'.repeat(1_000_000) }));
    expect((await process.step()).process).toMatchObject({ consent: 'shown', appError: null });
  });

  it('that never come, because nobody is there, fail', async () => {
    const { start } = openOnboarding({ fetch: () => Promise.reject(new TypeError('fetch failed')) });
    expect((await (await start()).step()).calls[0]?.failure).toBe('no connection');
  });

  it('cannot be had without an address, and are once there is one', async () => {
    const { start, ask, merchant } = openOnboarding({ servicesUrl: undefined });
    expect((await (await start()).step()).calls[0]?.failure).toContain('no address');
    expect(
      (await ask('/sandbox/services', { method: 'PUT', body: '{"url":"https://merchant.example/services"}' }))
        .status,
    ).toBe(204);
    await (await start()).step();
    expect(merchant.requests.map(({ path }) => path)).toEqual(['/user/lookup']);
  });
});

describe('attempts', () => {
  it.each([
    ['1.9', 5],
    ['seed', 1],
    ['2.2', 1],
  ] as const)('of %s at the evaluation are %i', async (profile, attempts) => {
    const { merchant, start } = openOnboarding();
    const { calls, process } = await (await start({ profile, scenario: 'evaluation-fails' })).run();
    expect(merchant.bodies('/client/evaluate')).toHaveLength(attempts);
    expect(calls.filter(({ path }) => path === '/client/evaluate').map(({ attempt }) => attempt)).toEqual(
      Array.from({ length: attempts }, (_, index) => index + 1),
    );
    expect(process).toMatchObject({
      phase: 'CLIENT_EVALUATION',
      status: 'FAILED',
      errorDetail: 'maxFailedAttemptsClientEvaluation',
      errorOrigin: 'PROCESS_LIMIT_CHECK',
    });
  });

  it('end with the first answer that can be used', async () => {
    const { merchant, start } = openOnboarding();
    const process = await start({ profile: '1.9' });
    await process.upTo('evaluate-client');
    merchant.answer(({ path }) =>
      path === '/client/evaluate' && merchant.bodies(path).length < 3
        ? new Response(null, { status: 503 })
        : undefined,
    );
    expect((await process.step()).process.status).toBe('ACCEPTED');
    const bodies = merchant.bodies('/client/evaluate');
    expect(bodies).toHaveLength(3);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  it('there is one of every other service', async () => {
    const { merchant, start } = openOnboarding();
    const process = await start({ profile: '1.9' });
    merchant.answer(({ path }) => (path === '/otp/send' ? new Response(null, { status: 503 }) : undefined));
    await process.upTo('send-activation-code');
    expect((await process.step()).process.appError).toBe('ONBOARDING_OTP_FAILED');
    expect(merchant.bodies('/otp/send')).toHaveLength(1);
  });
});

describe('the log', () => {
  it('W18: holds no code, no image and no credential, wherever they are', async () => {
    const { merchant, start, ask, emulator } = openOnboarding({
      randomDigits: (count) => '73'.repeat(count).slice(0, count),
    });
    merchant.answer(({ path, body }) =>
      path === '/otp/send'
        ? Response.json({ otpSent: true, echo: `the code is ${String(body.otpCode)}` })
        : undefined,
    );
    await (await start()).run();
    const shown = await (await ask('/sandbox/processes')).text();
    const sent = JSON.stringify(merchant.requests.map(({ body }) => body));
    expect(sent).toContain('73737373');
    expect(sent).toContain('/9j/');
    for (const secret of [
      '73737373',
      '/9j/',
      emulator.password,
      btoa(`${emulator.username}:${emulator.password}`),
    ])
      expect(shown).not.toContain(secret);
    expect(shown).toMatch(/"otpCode":"… 8 digits"/);
    expect(shown).toMatch(/"frame":"… \d+ bytes"/);
    expect(shown).toContain('Basic [redacted]');
  });

  it('shortens long answers, and shows others as they are', async () => {
    const { merchant, start } = openOnboarding();
    const process = await start();
    await process.upTo('fetch-consent-text');
    merchant.answer(() => new Response(`<html>${'a'.repeat(5_000)}`, { status: 500 }));
    expect((await process.step()).calls.at(-1)?.answer).toMatch(/^<html>a+ … \(5006 characters\)$/);
    merchant.answer(() => Response.json({ errorCode: 'ERROR_GENERIC', message: 'no' }, { status: 400 }));
    expect((await process.step()).calls.at(-1)?.answer).toEqual({
      errorCode: 'ERROR_GENERIC',
      message: 'no',
    });
  });
});

it('the last call can be repeated as a duplicate with new ids, and nothing comes of it', async () => {
  const { merchant, start, post } = openOnboarding();
  const process = await start();
  await process.upTo('evaluate-client');
  const before = await process.step();
  await post(`/sandbox/processes/${process.id}/repeat`);
  const [first, second] = merchant.requests.slice(-2);
  expect(second?.body).toEqual(first?.body);
  expect(second?.headers.get('X-Request-Id')).not.toBe(first?.headers.get('X-Request-Id'));
  const after = await process.look();
  expect(after.process).toEqual(before.process);
  expect(after.calls).toHaveLength(before.calls.length + 1);
});
