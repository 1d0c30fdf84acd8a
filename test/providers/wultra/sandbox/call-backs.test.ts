import { openOnboarding, type Onboarding } from './onboarding.ts';

/** A process that waits for the merchant, and the call-back that ends the wait. */
async function openWaiting(service: 'evaluate' | 'approve', { byItself = true, profile = 'seed' } = {}) {
  const onboarding = openOnboarding();
  const process = await onboarding.start({
    profile,
    scenario: service === 'evaluate' ? 'evaluation-waits' : 'approval-waits',
  });
  if (byItself) await process.run();
  else {
    await process.upTo(service === 'evaluate' ? 'evaluate-client' : 'approve-client');
    await process.step();
  }
  const { process: state } = await process.look();
  const ids = {
    processId: process.id,
    userId: state.userId,
    identityVerificationId: state.identityVerificationId,
  };
  return { onboarding, process, ids, waiting: state };
}

const resultOf = (service: 'evaluate' | 'approve', result: string) =>
  service === 'evaluate' ? { evaluationResult: result } : { approvalResult: result };

const tell = async (onboarding: Onboarding, service: 'evaluate' | 'approve', body: object) => {
  const response = await onboarding.callBack(service, body);
  expect(response.status).toBe(200);
  return (await response.json()) as { result: string; resultReason: string | null };
};

describe.each([
  ['evaluate', 'CLIENT_EVALUATION', 'CLIENT_EVALUATION'],
  ['approve', 'ONBOARDING_APPROVAL', 'CLIENT_APPROVAL'],
] as const)('WAIT at %s', (service, phase, rejectOrigin) => {
  it('stays in the phase, with nothing to do but wait', async () => {
    const { waiting, process, onboarding, ids } = await openWaiting(service);
    expect(waiting).toMatchObject({
      phase,
      status: 'IN_PROGRESS',
      isAwaited: true,
      onboardingStatus: 'VERIFICATION_IN_PROGRESS',
    });
    expect((await onboarding.post(`/sandbox/processes/${process.id}/step`)).status).toBe(409);
    expect(await tell(onboarding, service, { ...ids, ...resultOf(service, 'WAIT') })).toEqual({
      result: 'OK',
      resultReason: null,
    });
    expect((await process.look()).process).toEqual(waiting);
  });

  it('ends with OK, however late', async () => {
    const { onboarding, process, ids } = await openWaiting(service, { byItself: false });
    onboarding.clock.pass(86_400_000);
    expect(await tell(onboarding, service, { ...ids, ...resultOf(service, 'OK') })).toEqual({
      result: 'OK',
      resultReason: null,
    });
    expect((await process.look()).process).toMatchObject({ phase, status: 'ACCEPTED', isAwaited: false });
  });

  it('ends with NOK and its reason', async () => {
    const { onboarding, process, ids } = await openWaiting(service);
    expect(
      (await tell(onboarding, service, { ...ids, ...resultOf(service, 'NOK'), resultReason: 'Some reason' }))
        .result,
    ).toBe('OK');
    expect(await process.look()).toMatchObject({
      process: { phase, status: 'REJECTED', rejectOrigin, rejectReason: 'Some reason' },
      next: null,
    });
  });

  it('is over after the first decision: a second is told so, and changes nothing', async () => {
    const { onboarding, process, ids } = await openWaiting(service, { byItself: false });
    await tell(onboarding, service, { ...ids, ...resultOf(service, 'OK') });
    const { process: decided } = await process.look();
    for (const result of ['OK', 'NOK'])
      expect(await tell(onboarding, service, { ...ids, ...resultOf(service, result) })).toEqual({
        result: 'NOK',
        resultReason: 'Acknowledgement validation failed. Identity verification is not in IN_PROGRESS state.',
      });
    expect((await process.look()).process).toEqual(decided);
  });

  it('is refused with the reason why', async () => {
    const { onboarding, ids } = await openWaiting(service);
    const other = await onboarding.start({ profile: 'seed', scenario: 'evaluation-waits' });
    const { process: otherState } = await other.run();
    const reasonFor = async (change: object) =>
      (await tell(onboarding, service, { ...ids, ...resultOf(service, 'OK'), ...change })).resultReason;

    expect(await reasonFor({ processId: 'none' })).toBe(
      'Acknowledgement failed. Process not found or in invalid state.',
    );
    expect(await reasonFor({ identityVerificationId: 'none' })).toBe(
      'Acknowledgement validation failed. Identity verification not found.',
    );
    expect(await reasonFor({ identityVerificationId: otherState.identityVerificationId })).toBe(
      'Acknowledgement validation failed. Identity verification does not belong to the process.',
    );
    expect(await reasonFor({ userId: 'another' })).toBe(
      'Acknowledgement validation failed. Identity verification does not belong to the user.',
    );
    const wrong = service === 'evaluate' ? 'approve' : 'evaluate';
    expect((await tell(onboarding, wrong, { ...ids, ...resultOf(wrong, 'OK') })).resultReason).toMatch(
      new RegExp(
        '^Acknowledgement validation failed\\. Identity verification is not in ' +
          '(CLIENT_EVALUATION|ONBOARDING_APPROVAL) phase\\.$',
      ),
    );
  });
});

it('a process that goes through by itself goes on after every decision', async () => {
  const { onboarding, process, ids } = await openWaiting('evaluate');
  await tell(onboarding, 'evaluate', { ...ids, evaluationResult: 'OK' });
  await vi.waitFor(async () =>
    expect((await process.look()).process).toMatchObject({ phase: 'ONBOARDING_APPROVAL', isAwaited: true }),
  );
  await tell(onboarding, 'approve', { ...ids, approvalResult: 'OK' });
  await vi.waitFor(async () =>
    expect((await process.look()).process).toMatchObject({
      onboardingStatus: 'FINISHED',
      status: 'ACCEPTED',
    }),
  );
  expect((await tell(onboarding, 'approve', { ...ids, approvalResult: 'NOK' })).resultReason).toBe(
    'Acknowledgement failed. Process not found or in invalid state.',
  );
});

it('a decision that is faster than the answer which announces it counts once', async () => {
  const onboarding = openOnboarding();
  const process = await onboarding.start({ profile: '2.2' });
  await process.upTo('evaluate-client');
  onboarding.merchant.answer(async ({ path, body }) => {
    if (path !== '/client/evaluate') return undefined;
    const { processId, userId, identityVerificationId } = body;
    expect(
      (
        await tell(onboarding, 'evaluate', {
          processId,
          userId,
          identityVerificationId,
          evaluationResult: 'OK',
        })
      ).result,
    ).toBe('OK');
    return Response.json({ result: 'WAIT', resultReason: '' });
  });
  expect((await process.step()).process).toMatchObject({
    phase: 'CLIENT_EVALUATION',
    status: 'ACCEPTED',
    isAwaited: false,
  });
});

it('call-backs have to be the merchant’s, and whole', async () => {
  const { onboarding, ids } = await openWaiting('evaluate');
  const body = { ...ids, evaluationResult: 'OK' };
  for (const authorization of [null, 'Basic bm86bm8=', 'Bearer x']) {
    const refused = await onboarding.callBack('evaluate', body, authorization);
    expect([refused.status, await refused.json()]).toEqual([
      401,
      { status: 'ERROR', responseObject: { code: 'POWERAUTH_AUTH_FAIL', message: expect.any(String) } },
    ]);
  }
  for (const broken of [
    {},
    { ...body, userId: '' },
    { ...body, evaluationResult: 'MAYBE' },
    { ...body, identityVerificationId: null },
  ]) {
    const refused = await onboarding.callBack('evaluate', broken);
    expect([refused.status, await refused.json()]).toEqual([
      400,
      { status: 'ERROR', responseObject: { code: 'INVALID_REQUEST', message: expect.any(String) } },
    ]);
  }
});

it('faults strike call-backs, so that a merchant’s retries can be seen', async () => {
  const { onboarding, ids, process } = await openWaiting('evaluate');
  onboarding.emulator.fault({ path: '/api/private', status: 503 });
  expect((await onboarding.callBack('evaluate', { ...ids, evaluationResult: 'OK' })).status).toBe(503);
  expect((await process.look()).process.isAwaited).toBe(true);
  expect((await tell(onboarding, 'evaluate', { ...ids, evaluationResult: 'OK' })).result).toBe('OK');
  expect(onboarding.emulator.requests.map(({ status }) => status)).toEqual([503, 200]);
});
