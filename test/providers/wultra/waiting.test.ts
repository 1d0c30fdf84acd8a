// Decisions that take longer than the Onboarding Server waits: WAIT, and the call-back, through failures and
// restarts.

import type { ApproveRequest, EvaluateRequest } from '../../../src/providers/wultra/server/service-hooks.js';
import { createStore } from '../../server/kit-store.js';
import type { ServiceCall } from '../../../src/server/store/stored-calls.js';
import { basic, bodies, callback, ids, promised, startMerchant } from './merchant.js';

/** Long enough for the store to note a question before the hook is asked, also on a busy disk. */
const answerWithinMs = 300;
const minute = 60_000;
const [processId, userId, identityVerificationId] = [ids.processId, ids.userId, ids.identityVerificationId];
const decision = { service: 'client/approve', processId, userId, identityVerificationId } as const;
const slow = () => new Promise<never>(() => undefined);

/** A store whose calls can be looked at. */
function openStore() {
  const store = createStore();
  const keys = new Set<string>();
  const calls = async (service: string) =>
    (await Promise.all([...keys].map((key) => store.findCall(key)))).filter(
      (call): call is ServiceCall => call?.service === service,
    );
  /** Notes lie among the calls, and are none. */
  const beginCall = (call: ServiceCall) => {
    if (call.service !== 'note') keys.add(call.key);
    return store.beginCall(call);
  };
  return { ...store, beginCall, calls };
}

const read = async (response: Promise<Response>) => {
  const { status } = await response;
  return { status, body: await (await response).json() };
};

describe('a slow hook', () => {
  it.each([
    ['client/evaluate', 'evaluateClient', bodies.evaluate(), 'evaluationResult'],
    ['client/approve', 'approveClient', bodies.approve(), 'approvalResult'],
  ] as const)(
    'check 75: %s is answered with WAIT, and the decision follows',
    async (service, hook, body, member) => {
      const late = promised<'OK'>();
      const { call, told, settle, asked } = startMerchant({ answerWithinMs, [hook]: () => late.promise });
      expect(await read(call(service, body))).toEqual({
        status: 200,
        body: { result: 'WAIT', resultReason: '' },
      });
      expect(told).toEqual([]);

      late.give('OK');
      await settle();
      expect(told.map(({ path, body }) => [path, body])).toEqual([
        [
          `/api/private/${service}`,
          { processId, userId, identityVerificationId, [member]: 'OK', resultReason: '' },
        ],
      ]);
      expect(told[0]?.headers.get('authorization')).toBe(basic(callback));
      expect(asked[hook]).toHaveLength(1);
      expect(await read(call(service, body))).toEqual({
        status: 200,
        body: { result: 'OK', resultReason: '' },
      });
      expect(asked[hook]).toHaveLength(1);
    },
  );

  it('a WAIT is stored before it is said: what cannot be stored is a failure', async () => {
    const store = openStore();
    const { call } = startMerchant({
      answerWithinMs,
      approveClient: slow,
      store: { ...store, writeCall: () => Promise.reject(new Error('disk full')) },
    });
    expect((await read(call('client/approve', bodies.approve()))).status).toBe(503);

    const working = startMerchant({ answerWithinMs, approveClient: slow, store });
    expect(
      (await read(working.call('client/approve', bodies.approve({ processId: 'p-2' })))).body.result,
    ).toBe('WAIT');
    const [, waiting] = await store.calls('client/approve');
    expect(waiting).toMatchObject({ phase: 'waiting', sealed: expect.any(String) });
  });

  it('a WAIT that a silent database does not take is a failure, before the caller gives up', async () => {
    const store = openStore();
    const { call } = startMerchant({
      answerWithinMs,
      approveClient: slow,
      store: { ...store, writeCall: () => new Promise<never>(() => undefined) },
    });
    const begun = performance.now();
    expect((await read(call('client/approve', bodies.approve()))).status).toBe(503);
    expect(performance.now() - begun).toBeGreaterThan(answerWithinMs);
  });

  it.each([
    ['a caller of 1.9, by its profile', { profile: '1.9' as const }, {}],
    ['a caller of 1.9, which names no type of process', {}, { processType: undefined }],
    ['a merchant who cannot call back', { callback: undefined }, {}],
  ])('%s is told that it failed, since it knows no WAIT', async (_, given, change) => {
    const { call, told } = startMerchant({ answerWithinMs, evaluateClient: slow, ...given });
    expect(await read(call('client/evaluate', bodies.evaluate(change)))).toEqual({
      status: 503,
      body: { errorCode: 'ERROR_GENERIC', message: 'The service is not available' },
    });
    expect(told).toEqual([]);
  });

  it.each(['seed', '2.2'] as const)(
    'the profile %s knows WAIT, whatever a request looks like',
    async (profile) => {
      const { call } = startMerchant({ answerWithinMs, profile, evaluateClient: slow });
      expect((await read(call('client/evaluate', bodies.evaluate({ processType: null })))).body.result).toBe(
        'WAIT',
      );
    },
  );

  it('1.9 asks up to five times at once: all are one, and the one in time is answered', async () => {
    const late = promised<'NOK'>();
    const { call, asked } = startMerchant({
      answerWithinMs,
      profile: '1.9',
      evaluateClient: () => late.promise,
    });
    const attempt = () => read(call('client/evaluate', bodies.evaluate()));
    expect((await attempt()).status).toBe(503);
    expect((await attempt()).status).toBe(503);
    const third = attempt();
    late.give('NOK');
    expect(await third).toEqual({ status: 200, body: { result: 'NOK', resultReason: '' } });
    expect(await attempt()).toEqual(await third);
    expect(asked.evaluateClient).toHaveLength(1);
  });

  it.each([
    ['user/lookup', bodies.lookup(), 'lookupUser'],
    ['otp/send', bodies.otp(), 'sendOtp'],
    ['consent/text', bodies.text(), 'consentText'],
    ['consent/storage', bodies.storage(), 'storeConsent'],
    ['process/event', { id: 'e-1', processId, type: 'FINISHED' }, 'onProcessEvent'],
  ] as const)('%s has failed, and the hook hears that nobody waits', async (service, body, hook) => {
    let signal: AbortSignal | undefined;
    const { call } = startMerchant({
      answerWithinMs,
      [hook]: (_: unknown, options: { signal: AbortSignal }) => {
        signal = options.signal;
        return slow();
      },
    });
    expect(await read(call(service, body))).toEqual({
      status: 503,
      body: { errorCode: 'ERROR_GENERIC', message: 'The service is not available' },
    });
    await vi.waitUntil(() => signal?.aborted);
  });

  it('that never answers, nor listens to its signal, is not waited for for ever', async () => {
    let isStuck = true;
    const { call, asked } = startMerchant({
      answerWithinMs,
      profile: '1.9',
      evaluateClient: () => (isStuck ? slow() : 'OK'),
    });
    expect((await read(call('client/evaluate', bodies.evaluate()))).status).toBe(503);
    isStuck = false;
    await vi.waitFor(
      async () => expect((await read(call('client/evaluate', bodies.evaluate()))).body.result).toBe('OK'),
      { timeout: 10_000 },
    );
    expect(asked.evaluateClient).toHaveLength(2);
  }, 15_000);

  it('a code that was sent too late to say so is not sent again', async () => {
    const late = promised<boolean>();
    const { call, asked, settle } = startMerchant({ answerWithinMs, sendOtp: () => late.promise });
    expect((await read(call('otp/send', bodies.otp()))).status).toBe(503);
    late.give(true);
    await settle();
    expect(await read(call('otp/send', bodies.otp()))).toEqual({ status: 200, body: { otpSent: true } });
    expect(asked.sendOtp).toHaveLength(1);
  });
});

describe('a hook that answers WAIT', () => {
  const startWaiting = async (...given: Parameters<typeof startMerchant>) => {
    const merchant = startMerchant(
      { approveClient: () => 'WAIT', evaluateClient: () => 'WAIT', ...given[0] },
      given[1],
    );
    expect((await read(merchant.call('client/approve', bodies.approve()))).body).toEqual({
      result: 'WAIT',
      resultReason: '',
    });
    return merchant;
  };

  it('leaves the decision to the merchant, who makes it once', async () => {
    const { kit, decide, told, settle, call } = await startWaiting();
    expect(await decide({ ...decision, result: 'NOK', reason: 'too young' })).toEqual({
      result: 'NOK',
      reason: 'too young',
    });
    await settle();
    expect(told.map(({ body }) => body)).toEqual([
      { processId, userId, identityVerificationId, approvalResult: 'NOK', resultReason: 'too young' },
    ]);

    // check 76: a changed decision never takes the place of the first
    expect(await decide({ ...decision, result: 'OK' })).toEqual({
      result: 'NOK',
      reason: 'too young',
    });
    await settle();
    await kit.sweep();
    expect(told).toHaveLength(1);
    expect((await read(call('client/approve', bodies.approve()))).body).toEqual({
      result: 'NOK',
      resultReason: 'too young',
    });
  });

  it('a hundred decisions at once are one', async () => {
    const { decide, told, settle } = await startWaiting();
    const stands = await Promise.all(
      Array.from({ length: 100 }, (_, index) => decide({ ...decision, result: index % 2 ? 'OK' : 'NOK' })),
    );
    await settle();
    expect(new Set(stands.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(told.map(({ body }) => body['approvalResult'])).toEqual([stands[0]?.result]);
  });

  it('is told to whoever asks again while it waits, without asking the merchant', async () => {
    const { call, asked } = await startWaiting();
    expect((await read(call('client/approve', bodies.approve()))).body.result).toBe('WAIT');
    expect(asked.approveClient).toHaveLength(1);
  });

  it('a decision about something that nobody has asked is none', async () => {
    const { decide, told, settle } = await startWaiting();
    for (const other of [
      { processId: 'p-9' },
      { userId: 'u-9' },
      { identityVerificationId: 'i-9' },
      { service: 'client/evaluate' as const },
    ]) {
      expect(await decide({ ...decision, ...other, result: 'OK' })).toBeUndefined();
    }
    await settle();
    expect(told).toEqual([]);
    await expect(decide({ ...decision, result: 'WAIT' as 'OK' })).rejects.toThrow(TypeError);
  });

  it('a decision that is made before the hook has answered is the answer', async () => {
    const late = promised<'WAIT'>();
    const { decide, call, told, settle, asked } = startMerchant({ approveClient: () => late.promise });
    const response = read(call('client/approve', bodies.approve()));
    await vi.waitUntil(() => asked.approveClient.length === 1);
    await decide({ ...decision, result: 'OK', reason: 'at once' });
    late.give('WAIT');
    expect((await response).body).toEqual({ result: 'OK', resultReason: 'at once' });
    await settle();
    expect(told).toEqual([]);
  });

  it.each([{ profile: '1.9' as const }, { callback: undefined }])(
    'has failed where nobody can wait: %o',
    async (given) => {
      const { call, logged } = startMerchant({ approveClient: () => 'WAIT', ...given });
      expect((await read(call('client/approve', bodies.approve()))).status).toBe(503);
      expect(logged.join()).toContain('approveClient() answered WAIT, which needs');
    },
  );
});

describe('the call-back', () => {
  const startDecided = async (
    answer: Parameters<typeof startMerchant>[1],
    given: Parameters<typeof startMerchant>[0] = {},
  ) => {
    const merchant = startMerchant({ approveClient: () => 'WAIT', ...given }, answer);
    await merchant.call('client/approve', bodies.approve());
    await merchant.decide({ ...decision, result: 'OK' });
    await merchant.settle();
    /** Passes time, and says how often it was tried by then. */
    const after = async (ms: number) => {
      merchant.clock.now += ms;
      await merchant.kit.sweep();
      return merchant.told.length;
    };
    return { ...merchant, after };
  };

  it('is made again with growing pauses until it is taken', async () => {
    let isDown = true;
    const { told, after, logged, store } = await startDecided(() =>
      isDown ? new Response('no', { status: 401 }) : Response.json({ result: 'OK', resultReason: null }),
    );
    expect(told).toHaveLength(1);
    expect(await after(4_000)).toBe(1);
    expect(await after(1_000)).toBe(2);
    expect(await after(9_000)).toBe(2);
    expect(await after(1_000)).toBe(3);
    for (let hours = 0; hours < 100; hours += 1) await after(60 * minute);
    expect(told).toHaveLength(103);
    isDown = false;
    expect(await after(60 * minute)).toBe(104);
    expect(await after(24 * 60 * minute)).toBe(104);
    expect(new Set(told.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(logged.filter((line) => line.includes('could not be told'))).toHaveLength(103);
    await store.purge({
      sessionsClosedBefore: 0,
      keysBefore: 0,
      consentsBefore: 0,
      callsBefore: Number.MAX_SAFE_INTEGER,
      countsBeforeHour: 0,
    });
  });

  it('is let go after a week without an answer', async () => {
    const { after, logged } = await startDecided(() => new Response(null, { status: 503 }));
    for (let hours = 0; hours < 10 * 24; hours += 1) await after(60 * minute);
    expect(logged.filter((line) => line.includes('could not be told'))).toHaveLength(179);
    expect(logged.filter((line) => line.includes('was never taken'))).toEqual([
      expect.stringContaining('"reason":"it could not be reached"'),
    ]);
  });

  it.each([
    [
      'Acknowledgement failed. Process not found or in invalid state.',
      'process not found or in invalid state',
    ],
    [
      'Acknowledgement validation failed. Identity verification not found.',
      'identity verification not found',
    ],
    [
      'Acknowledgement validation failed. Identity verification does not belong to the process.',
      'verification of another process',
    ],
    [
      'Acknowledgement validation failed. Identity verification does not belong to the user.',
      'verification of another user',
    ],
    [
      'Acknowledgement validation failed. Identity verification is not in ONBOARDING_APPROVAL phase.',
      'not in the phase',
    ],
    [
      'Acknowledgement validation failed. Identity verification is not in IN_PROGRESS state.',
      'not in progress',
    ],
    [
      'Acknowledgement failed. Verification not found or in invalid state.',
      'verification not found or in invalid state',
    ],
    ['A reason that names John Doe.', 'another reason'],
  ])('that is refused ("%s") is made a few times more, and then let go', async (resultReason, reason) => {
    const { told, after, logged } = await startDecided(() => Response.json({ result: 'NOK', resultReason }));
    for (let round = 0; round < 20; round += 1) await after(60 * minute);
    expect(told).toHaveLength(5);
    const [last] = logged.filter((line) => line.includes('was never taken'));
    expect(last).toContain(`"reason":"${reason}"`);
    expect(logged.join()).not.toContain('John');
  });

  it('is taken the second time by a caller that had not stored yet that it waits', async () => {
    const answers = ['NOK', 'OK'];
    const { after } = await startDecided(() =>
      Response.json({ result: answers.shift(), resultReason: null }),
    );
    expect(await after(5_000)).toBe(2);
    expect(await after(60 * minute)).toBe(2);
  });

  it('carries the headers of the merchant where it is told to', async () => {
    const authorise = async () => ({ 'x-powerauth-authorization': 'PowerAuth pa_version="3.1"' });
    const { told } = await startDecided(undefined, { callback: { url: callback.url, authorise } });
    expect(told[0]?.headers.get('x-powerauth-authorization')).toBe('PowerAuth pa_version="3.1"');
    expect(told[0]?.headers.get('authorization')).toBeNull();
  });

  it('whose headers never come is made again, and keeps no other from being made', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let isStuck = true;
    const authorise = () => (isStuck ? new Promise<never>(() => undefined) : { authorization: 'late' });
    const { call, decide, kit, clock, told, logged } = startMerchant({
      callback: { url: callback.url, authorise },
      approveClient: () => 'WAIT',
    });
    await call('client/approve', bodies.approve());
    await decide({ ...decision, result: 'OK' });
    await vi.waitUntil(
      async () => {
        await vi.advanceTimersByTimeAsync(500); // less than the time that a verb of the store may take
        return logged.some((line) => line.includes('could not be told'));
      },
      { interval: 10, timeout: 20_000 },
    );
    expect(told).toEqual([]);
    isStuck = false;
    clock.now += minute;
    await kit.sweep();
    expect(told.map(({ body }) => body['approvalResult'])).toEqual(['OK']);
  });

  it('is owed by the store, whatever becomes of the process and with whatever secret', async () => {
    const store = openStore();
    const down = await startDecided(() => Promise.reject(new TypeError('fetch failed')), { store });
    expect(await store.calls('client/approve')).toEqual([expect.objectContaining({ phase: 'decided' })]);
    await down.kit.sweep();

    const rotated = startMerchant({
      store,
      clock: { now: down.clock.now + 5 * minute },
      secrets: [
        'another secret, as long as the first one was',
        'a secret of these tests, long enough to be one',
      ],
    });
    await rotated.kit.sweep();
    expect(rotated.told.map(({ body }) => body)).toEqual([
      { processId, userId, identityVerificationId, approvalResult: 'OK', resultReason: '' },
    ]);
    const [done] = await store.calls('client/approve');
    expect(done).toMatchObject({ phase: 'done', answer: '{"result":"OK","resultReason":""}' });
    expect(done?.sealed).toBeUndefined();
  });

  it('is left to a machine that has the secret, and let go when none has it for a week', async () => {
    const store = openStore();
    const down = await startDecided(() => Promise.reject(new TypeError('fetch failed')), { store });
    const { clock } = down;
    const other = startMerchant({ store, clock, secrets: ['another secret, as long as the first one was'] });
    clock.now += 5 * minute;
    await other.kit.sweep();
    expect(other.told).toEqual([]);
    expect(other.logged.join()).toContain('its address cannot be read');
    expect(await store.calls('client/approve')).toEqual([expect.objectContaining({ phase: 'decided' })]);

    for (let hours = 0; hours < 8 * 24; hours += 1) {
      clock.now += 60 * minute;
      await other.kit.sweep();
    }
    expect(other.logged.filter((line) => line.includes('was never taken'))).toHaveLength(1);
    expect(await store.calls('client/approve')).toEqual([expect.objectContaining({ phase: 'done' })]);
  });

  it('is told by the machine that has the secret, after one that has another has tried', async () => {
    const store = openStore();
    const down = await startDecided(() => Promise.reject(new TypeError('fetch failed')), { store });
    const { clock } = down;
    const other = startMerchant({ store, clock, secrets: ['another secret, as long as the first one was'] });
    clock.now += 5 * minute;
    await other.kit.sweep();
    const up = startMerchant({ store, clock });
    clock.now += 5 * minute;
    await up.kit.sweep();
    expect(up.told.map(({ body }) => body['approvalResult'])).toEqual(['OK']);
  });
});

describe('a restart', () => {
  const pictures = {
    documentCheckResult: {
      person: null,
      documents: [
        {
          type: 'PASSPORT',
          data: { surname: 'Doe' },
          images: [{ type: 'FACE', data: 'AQIDBA==' }],
          rawData: { face: 'AQIDBA==' },
        },
      ],
    },
  };

  it('asks again what a crash has cut short, without pictures, and says so', async () => {
    const store = openStore();
    const crashed = startMerchant({ store, answerWithinMs, evaluateClient: slow });
    expect((await read(crashed.call('client/evaluate', bodies.evaluate(pictures)))).body.result).toBe('WAIT');

    const next = startMerchant({
      store,
      clock: crashed.clock,
      evaluateClient: () => ({ result: 'NOK', reason: 'again' }),
    });
    await next.kit.sweep();
    expect(next.asked.evaluateClient).toEqual([]); // it may not have crashed
    next.clock.now += 2 * minute;
    await next.kit.sweep();
    await next.settle();
    const [request] = next.asked.evaluateClient as EvaluateRequest[];
    expect(request).toMatchObject({
      ...ids,
      again: true,
      documents: [{ type: 'PASSPORT', data: { surname: 'Doe' }, images: [] }],
    });
    expect(request?.documents[0]?.rawData).toBeUndefined();
    expect(next.told.map(({ body }) => body)).toEqual([
      { processId, userId, identityVerificationId, evaluationResult: 'NOK', resultReason: 'again' },
    ]);
    expect((await read(next.call('client/evaluate', bodies.evaluate()))).body.result).toBe('NOK');
  });

  it('that is announced asks again at once', async () => {
    const store = openStore();
    const first = startMerchant({
      answerWithinMs,
      store: { ...store, close: async () => undefined },
      approveClient: (_, { signal }) =>
        new Promise((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('closing'))),
        ),
    });
    expect(
      (
        await read(
          first.call('client/approve', bodies.approve({ presenceCheckResult: { frame: 'AQIDBA==' } })),
        )
      ).body.result,
    ).toBe('WAIT');
    await first.kit.close();
    const next = startMerchant({ store, clock: first.clock });
    await next.kit.sweep();
    await next.settle();
    const [request] = next.asked.approveClient as ApproveRequest[];
    expect(request).toMatchObject({ again: true, score: 9 });
    expect(request?.frame).toBeUndefined();
    expect(next.told).toHaveLength(1);
  });

  it('leaves a decision of the merchant with the merchant', async () => {
    const store = openStore();
    const first = startMerchant({ store, approveClient: () => 'WAIT' });
    await first.call('client/approve', bodies.approve());
    const next = startMerchant({ store, clock: { now: first.clock.now + 24 * 60 * minute } });
    await next.kit.sweep();
    expect(next.asked.approveClient).toEqual([]);
    expect(await next.decide({ ...decision, result: 'OK' })).toEqual({ result: 'OK', reason: '' });
    await next.settle();
    expect(next.told).toHaveLength(1);
  });

  it('lets a caller who was told nothing ask anew, once whoever held the call has gone', async () => {
    const store = openStore();
    const first = promised<'OK'>();
    const crashed = startMerchant({
      store,
      answerWithinMs,
      profile: '1.9',
      evaluateClient: () => first.promise,
    });
    expect((await read(crashed.call('client/evaluate', bodies.evaluate()))).status).toBe(503);
    const next = startMerchant({ store, clock: crashed.clock, answerWithinMs: 1_000, profile: '1.9' });
    // it is still held
    expect((await read(next.call('client/evaluate', bodies.evaluate()))).status).toBe(503);
    next.clock.now += minute;
    expect((await read(next.call('client/evaluate', bodies.evaluate()))).body.result).toBe('OK');
    expect(next.asked.evaluateClient).toHaveLength(1);
  });

  it('a hook that fails after a WAIT is asked again with growing pauses', async () => {
    const late = promised<'OK'>();
    let isDown = true;
    const { call, kit, clock, asked, told, settle, logged } = startMerchant({
      answerWithinMs,
      approveClient: (request) =>
        request.again ? (isDown ? Promise.reject(new Error('down')) : 'OK') : late.promise,
    });
    await call('client/approve', bodies.approve());
    late.fail(new Error('down'));
    await settle();
    const after = async (ms: number) => {
      clock.now += ms;
      await kit.sweep();
      await settle();
      return asked.approveClient.length;
    };
    expect(await after(0)).toBe(1);
    expect(await after(5_000)).toBe(2);
    expect(await after(4_000)).toBe(2);
    expect(await after(1_000)).toBe(3);
    expect(logged.filter((line) => line.includes('could not be had')).length).toBeGreaterThan(0);
    isDown = false;
    expect(await after(60 * minute)).toBe(4);
    expect(told.map(({ body }) => body['approvalResult'])).toEqual(['OK']);
  });
});
