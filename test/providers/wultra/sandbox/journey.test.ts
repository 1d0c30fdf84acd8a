import { openOnboarding } from './onboarding.ts';

const firstCalls = ['/user/lookup', '/otp/send', '/consent/text', '/consent/storage'];

describe('a whole process', () => {
  it.each([
    ['1.9', [...firstCalls, '/client/evaluate', '/otp/send', '/process/event']],
    ['seed', [...firstCalls, '/client/evaluate', '/client/approve', '/otp/send', '/process/event']],
    [
      '2.2',
      [
        ...firstCalls,
        '/process/event',
        '/process/event',
        '/process/event',
        '/client/evaluate',
        '/process/event',
        '/otp/send',
        '/client/approve',
        '/process/event',
      ],
    ],
  ] as const)('of %s calls the services in its order, and is accepted', async (profile, paths) => {
    const { merchant, start } = openOnboarding();
    const { process, next } = await (await start({ profile })).run();
    expect(merchant.requests.map(({ path }) => path)).toEqual(paths);
    expect(process).toMatchObject({
      onboardingStatus: 'FINISHED',
      phase: 'COMPLETED',
      status: 'ACCEPTED',
      userId: 'mockuser_1234',
      errorScore: 0,
    });
    expect(next).toBeNull();
  });

  it('goes through the phases one by one', async () => {
    const { start } = openOnboarding();
    const process = await start({ profile: 'seed' });
    const seen: string[] = [];
    for (let shown = await process.look(); shown.next; shown = await process.step()) {
      const { onboardingStatus, phase, status } = shown.process;
      seen.push(`${phase === null ? onboardingStatus : phase}/${status}`);
    }
    expect([...new Set(seen)]).toEqual([
      'ACTIVATION_IN_PROGRESS/NOT_INITIALIZED',
      'VERIFICATION_IN_PROGRESS/NOT_INITIALIZED',
      'DOCUMENT_UPLOAD/IN_PROGRESS',
      'DOCUMENT_UPLOAD/VERIFICATION_PENDING',
      'DOCUMENT_VERIFICATION/ACCEPTED',
      'DOCUMENT_VERIFICATION_FINAL/ACCEPTED',
      'CLIENT_EVALUATION/ACCEPTED',
      'PRESENCE_CHECK/IN_PROGRESS',
      'PRESENCE_CHECK/VERIFICATION_PENDING',
      'ONBOARDING_APPROVAL/ACCEPTED',
      'OTP_VERIFICATION/VERIFICATION_PENDING',
      'COMPLETED/ACCEPTED',
    ]);
  });

  it.each(['1.9', 'seed', '2.2'])(
    'of %s names the process type from 2.1 on, and the user wherever it is known',
    async (profile) => {
      const { merchant, start } = openOnboarding();
      const process = await start({ profile, processType: 'reactivation' });
      await process.run();
      for (const { body, path } of merchant.requests) {
        expect(body.processId).toBe(process.id);
        expect(body.processType).toBe(profile === '1.9' ? undefined : 'reactivation');
        expect(body.userId).toBe(path === '/user/lookup' ? undefined : 'mockuser_1234');
      }
    },
  );
});

describe('the start', () => {
  it('W17: the first process type stands for none, and an unknown one is refused', async () => {
    const { start, post } = openOnboarding();
    expect(
      (await (await start({ processType: '', identification: { username: 'john.doe' } })).look()).process
        .processType,
    ).toBe('onboarding');
    expect(
      (await (await start({ processType: 'reactivation', identification: { username: 'john.doe' } })).look())
        .process.processType,
    ).toBe('reactivation');
    const refused = await post('/sandbox/processes', { processType: 'non-existing' });
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('No configuration found for process type: non-existing'),
    ]);
  });

  it('W2, W17: tells the app the same whether somebody was found or not, and sends no code', async () => {
    const { merchant, start } = openOnboarding();
    const unknown = await start({ scenario: 'unknown-user' });
    const known = await start();
    const form = {
      onboardingStatus: 'ACTIVATION_IN_PROGRESS',
      config: { otpResendPeriod: 'PT30S', otpResendPeriodSeconds: 30 },
      activationType: 'CODE',
    };
    for (const { started } of [unknown, known])
      expect(started).toMatchObject({
        ...form,
        activationCode: expect.stringMatching(/^[A-Z2-7]{5}(-[A-Z2-7]{5}){3}$/),
      });

    const { process, next } = await unknown.run();
    expect(process).toMatchObject({
      onboardingStatus: 'ACTIVATION_IN_PROGRESS',
      userId: null,
      appError: null,
    });
    expect(next).toBeNull();
    expect(merchant.bodies('/otp/send')).toEqual([]);
  });

  it('hands on what the app asked with, values of any kind', async () => {
    const { merchant, start } = openOnboarding();
    const identification = { clientNumber: '7', nested: { list: [1, null] }, nothing: null };
    await (await start({ identification })).step();
    expect(merchant.requests[0]?.body.identification).toEqual(identification);
  });
});

describe('codes', () => {
  it('are eight digits of their own, for the activation and for the end', async () => {
    const { merchant, start } = openOnboarding();
    await (await start({ language: 'cs' })).run();
    const [activation, verification] = merchant.bodies('/otp/send');
    expect(activation).toMatchObject({
      otpType: 'ACTIVATION',
      language: 'cs',
      resend: false,
      otpCode: expect.stringMatching(/^\d{8}$/),
    });
    expect(verification).toMatchObject({
      otpType: 'USER_VERIFICATION',
      resend: false,
      otpCode: expect.stringMatching(/^\d{8}$/),
    });
  });

  it('are sent again after 30 seconds, not before', async () => {
    const { merchant, start, clock } = openOnboarding();
    const process = await start();
    await process.upTo('enter-activation-code');
    clock.pass(29_999);
    expect((await process.step('resend')).process.appError).toBe('ONBOARDING_OTP_FAILED');
    expect(merchant.bodies('/otp/send')).toHaveLength(1);
    clock.pass(1);
    expect((await process.step('resend')).process.appError).toBeNull();
    const [first, second] = merchant.bodies('/otp/send');
    expect(second).toMatchObject({ resend: true });
    expect(second?.otpCode).not.toBe(first?.otpCode);
  });

  it('live five minutes and five attempts', async () => {
    const { start, clock } = openOnboarding();
    const late = await start();
    await late.upTo('enter-activation-code');
    clock.pass(300_000);
    expect((await late.step('right')).process).toMatchObject({
      onboardingStatus: 'ACTIVATION_IN_PROGRESS',
      appError: 'ONBOARDING_OTP_FAILED',
    });

    const clumsy = await start();
    await clumsy.upTo('enter-activation-code');
    for (let attempt = 0; attempt < 5; attempt += 1) await clumsy.step('wrong');
    expect((await clumsy.step('right')).process).toMatchObject({
      onboardingStatus: 'ACTIVATION_IN_PROGRESS',
      errorScore: 5,
    });
    clock.pass(30_000);
    await clumsy.step('resend');
    expect((await clumsy.step('right')).process.onboardingStatus).toBe('VERIFICATION_IN_PROGRESS');
  });
});

describe('the user', () => {
  it('who declines the consent goes no further', async () => {
    const { merchant, start } = openOnboarding();
    const { process, next } = await (await start()).run({ 'answer-consent': 'decline' });
    expect(merchant.bodies('/consent/storage')).toMatchObject([{ consentType: 'GDPR', approved: false }]);
    expect(process).toMatchObject({ consent: 'declined', phase: null });
    expect(next).toBeNull();
  });

  it('who needs no consent is not asked', async () => {
    const { merchant, start } = openOnboarding();
    merchant.answer(({ path }) =>
      path === '/user/lookup' ? Response.json({ userId: 'u', consentRequired: false }) : undefined,
    );
    expect((await (await start()).run()).process.status).toBe('ACCEPTED');
    expect(merchant.bodies('/consent/text')).toEqual([]);
  });

  it('W20: who photographs the wrong thing does it again, and what was replaced counts no more', async () => {
    const { start, merchant } = openOnboarding();
    const process = await start({ profile: '1.9' });
    await process.upTo('submit-documents');
    for (const choice of ['wrong-side', 'wrong-type', 'vendor-fails']) {
      expect((await process.step(choice)).process).toMatchObject({
        phase: 'DOCUMENT_UPLOAD',
        status: 'IN_PROGRESS',
        appError: 'DOCUMENT_SUBMIT_FAILED',
      });
    }
    const { process: state } = await process.run();
    expect(state).toMatchObject({ status: 'ACCEPTED', errorScore: 5 });
    expect(state.documents.map(({ status }) => status)).toEqual([
      ...Array<string>(6).fill('DISPOSED'),
      'ACCEPTED',
      'ACCEPTED',
    ]);
    expect(merchant.bodies('/client/evaluate')[0]?.extractedData).toHaveLength(2);
  });

  it('whose face does not pass learns it only by a code that seems wrong', async () => {
    const { start, merchant } = openOnboarding();
    const process = await start({ profile: 'seed' });
    await process.upTo('submit-presence-check');
    expect((await process.step('rejected')).next?.step).toBe('approve-client');
    expect((await process.step()).next?.step).toBe('send-verification-code');
    await process.step();
    const { process: state, next } = await process.step('right');
    expect(state).toMatchObject({
      phase: 'PRESENCE_CHECK',
      status: 'NOT_INITIALIZED',
      rejectReason: null,
      errorScore: 2,
      appError: 'ONBOARDING_OTP_FAILED',
    });
    expect(next?.step).toBe('begin-presence-check');
    expect(merchant.bodies('/client/approve')).toMatchObject([{ status: 'FAILURE' }]);
    expect((await process.run()).process.status).toBe('ACCEPTED');
  });

  it('who fails may start over, until it was too often', async () => {
    const { start, merchant } = openOnboarding();
    const process = await start({ profile: '2.2' });
    const failed = await process.run({ 'verify-documents': 'failed' });
    expect(failed).toMatchObject({
      process: { phase: 'DOCUMENT_VERIFICATION', status: 'FAILED' },
      next: { step: 'start-over' },
    });
    const end = await process.run({ 'verify-documents': 'failed', 'start-over': 'start-over' });
    expect(end.process).toMatchObject({
      onboardingStatus: 'FAILED',
      errorDetail: 'maxProcessErrorScoreExceeded',
      errorScore: 16,
    });
    expect(merchant.bodies('/process/event').at(-1)).toMatchObject({
      type: 'PROCESS_FINISHED',
      eventData: { process: { status: 'FAILED', errorDetail: 'maxProcessErrorScoreExceeded' } },
    });
  });
});

describe('the merchant', () => {
  it.each(['1.9', 'seed', '2.2'])(
    'W8: who evaluates NOK ends the process, and every document with it (%s)',
    async (profile) => {
      const { start } = openOnboarding();
      const { process, next } = await (await start({ profile, scenario: 'evaluation-rejected' })).run();
      expect(process).toMatchObject({
        phase: 'CLIENT_EVALUATION',
        status: 'REJECTED',
        rejectOrigin: 'CLIENT_EVALUATION',
        rejectReason: 'nok evaluation reason',
      });
      expect(process.documents.map(({ status }) => status)).toEqual(['REJECTED', 'REJECTED']);
      expect(next).toBeNull();
    },
  );

  it.each(['seed', '2.2'])(
    'W9, W16: who does not approve ends the process with a reason (%s)',
    async (profile) => {
      const { start } = openOnboarding();
      const { process, next } = await (await start({ profile, scenario: 'approval-rejected' })).run();
      expect(process).toMatchObject({
        phase: 'ONBOARDING_APPROVAL',
        status: 'REJECTED',
        rejectOrigin: 'CLIENT_APPROVAL',
        rejectReason: 'no reason',
      });
      expect(next).toBeNull();
    },
  );

  it('W16: who approves without a reason has not approved', async () => {
    const { start, merchant } = openOnboarding();
    merchant.answer(({ path }) =>
      path === '/client/approve' ? Response.json({ result: 'OK', resultReason: null }) : undefined,
    );
    const { process, next } = await (await start()).run();
    expect(process).toMatchObject({ phase: 'ONBOARDING_APPROVAL', status: 'FAILED' });
    expect(next?.step).toBe('start-over');
  });

  it('W11: gets nothing that was read from documents where that is configured', async () => {
    const { start, merchant } = openOnboarding({ sendsExtractedData: false });
    await (await start()).run();
    expect(merchant.bodies('/client/evaluate')).toMatchObject([
      { documentCheckResult: { person: null, documents: [{ data: null, images: [], rawData: null }] } },
    ]);
  });

  it('W15: is not asked when the documents went through two checks', async () => {
    const { start, merchant } = openOnboarding();
    const { process } = await (await start()).run({ 'verify-documents': 'in-two-checks' });
    expect(process).toMatchObject({
      phase: 'CLIENT_EVALUATION',
      status: 'FAILED',
      errorDetail: 'unableToGetDocumentVerificationId',
      errorOrigin: 'CLIENT_EVALUATION',
    });
    expect(merchant.bodies('/client/evaluate')).toEqual([]);
  });

  it('W6: may answer a consent and an event with anything below 400', async () => {
    const { start, merchant } = openOnboarding();
    const answers = [new Response(null, { status: 204 }), new Response('stored'), Response.json({})];
    merchant.answer(({ path }) =>
      path === '/consent/storage' || path === '/process/event'
        ? (answers.shift() ?? new Response('{'))
        : undefined,
    );
    const { process, calls } = await (await start()).run();
    expect(process.status).toBe('ACCEPTED');
    expect(calls.filter(({ failure }) => failure !== undefined)).toEqual([]);
  });

  it('who is deaf to events stops nothing', async () => {
    const { start, merchant } = openOnboarding();
    merchant.answer(({ path }) =>
      path === '/process/event' ? new Response(null, { status: 500 }) : undefined,
    );
    expect((await (await start()).run()).process.onboardingStatus).toBe('FINISHED');
  });
});

describe('the control endpoints', () => {
  it('refuse what cannot be, and forget on request', async () => {
    const { start, post, ask, emulator } = openOnboarding();
    const process = await start();
    expect((await post(`/sandbox/processes/${process.id}/step`, { choice: 'toString' })).status).toBe(400);
    expect((await post('/sandbox/processes/none/step')).status).toBe(404);
    for (const wish of [{ profile: '3.0' }, { scenario: 'none' }, { language: 'english' }, { unknown: 1 }])
      expect((await post('/sandbox/processes', wish)).status).toBe(400);
    await process.run();
    expect((await post(`/sandbox/processes/${process.id}/step`)).status).toBe(409);
    expect((await ask('/sandbox/processes', { method: 'DELETE' })).status).toBe(204);
    expect(await (await ask('/sandbox/processes')).json()).toEqual([]);
    await start();
    emulator.reset();
    expect(await (await ask('/sandbox/processes')).json()).toEqual([]);
  });

  it('check 85: are closed to pages of other sites, and the page says what it is', async () => {
    const { ask } = openOnboarding();
    expect((await ask('/sandbox/processes', { headers: { Origin: 'https://evil.example' } })).status).toBe(
      403,
    );
    const page = await (await ask('/')).text();
    expect(page).toContain('it verifies nothing');
    expect(page).not.toMatch(/\s(style|on\w+)=|<script>/);
  });
});

describe('a presence check that fails', () => {
  it.each([
    ['seed', 0],
    ['2.2', 10],
  ])('is asked about as FAILURE by %s, with a score of %d, and repeated', async (profile, score) => {
    const { merchant, start } = openOnboarding();
    const process = await start({ profile });
    await process.upTo('submit-presence-check');
    await process.step('rejected');
    expect((await process.run()).next?.step).toBe('begin-presence-check');
    const { process: end } = await process.run();
    expect(end).toMatchObject({ onboardingStatus: 'FINISHED', phase: 'COMPLETED', status: 'ACCEPTED' });
    const [failed, passed] = merchant.bodies('/client/approve');
    expect(failed).toMatchObject({ status: 'FAILURE', score, presenceCheckResult: { frame: null } });
    expect(passed).toMatchObject({ status: 'SUCCESS', score: score === 10 ? 10 : 9 });
    expect(passed?.identityVerificationId).toBe(failed?.identityVerificationId);
  });

  it('is not the only reason for a second one: a wrong code may be', async () => {
    const { merchant, start } = openOnboarding();
    const process = await start({ profile: 'seed' });
    await process.upTo('enter-verification-code');
    const { next, process: again } = await process.step('wrong, face again');
    expect([next?.step, again.appError]).toEqual(['begin-presence-check', 'ONBOARDING_OTP_FAILED']);
    expect((await process.run()).process).toMatchObject({ onboardingStatus: 'FINISHED' });
    expect(merchant.bodies('/client/approve')).toHaveLength(2);
  });
});

describe('a look-up that is repeated', () => {
  it.each([
    ['the same user', () => 'u-1', null],
    ['another user', (times: number) => `u-${times}`, 'ONBOARDING_FAILED'],
  ])('and finds %s', async (_, userIdOf, appError) => {
    const { merchant, start } = openOnboarding();
    merchant.answer(({ path }) =>
      path === '/user/lookup'
        ? Response.json({ userId: userIdOf(merchant.bodies(path).length), consentRequired: false })
        : undefined,
    );
    expect((await (await start()).step('twice')).process.appError).toBe(appError);
    expect(merchant.bodies('/user/lookup')).toHaveLength(2);
  });
});
