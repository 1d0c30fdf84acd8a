import type { AuditLine } from '../../../src/server/audit/audit-chain.js';
import { fakeTennpay, signUrl } from '../fake-tennpay.js';
import { json, minute, startKit } from '../kit.js';

/** A kit whose customer is to sign at 10nPay. */
async function startSigning() {
  const upstream = fakeTennpay();
  const told: string[] = [];
  const started = startKit({
    provider: upstream.provider,
    fetch: upstream.fetch,
    identify: () => ({ id: 'ada', providerUserId: 7 }),
    onOutcome: ({ status }) => void told.push(status),
  });
  const { statusUrl, sessionId } = await json(started.open());
  const next = async (waitMs = 3_000) => {
    started.clock.now += waitMs;
    await started.ask(`${statusUrl}?seen=returned&own=1`);
    await started.settle();
  };
  upstream.status = 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED';
  upstream.url = signUrl;
  await next();
  const sign = async () => {
    upstream.status = 'DOCUMENT_SIGN_SUCCESS';
    await next();
  };
  const answerFinalize = (status: number | undefined) => {
    upstream.override = (path) =>
      path.includes('inalize') && status !== undefined ? new Response(null, { status }) : undefined;
  };
  return {
    ...started,
    upstream,
    told,
    sessionId,
    sign,
    answerFinalize,
    /** The customer has signed, and 10nPay refuses the last call until a person is to decide. */
    async review() {
      answerFinalize(400);
      await sign();
      await next(minute);
      await next(2 * minute);
      expect(await started.kit.session(sessionId)).toMatchObject({ state: 'review' });
      started.clock.now += minute;
    },
  };
}

describe('kyc.erase', () => {
  it('keeps what is left of a decision also from who is told others meanwhile', async () => {
    const told: string[] = [];
    let go: () => void = () => undefined;
    let isDown = true;
    const { kit, open, ask, upstream, clock, settle } = startKit({
      onOutcome: async ({ userId }) => {
        if (isDown) throw new Error('down');
        told.push(userId);
        if (userId === 'ada') await new Promise<void>((resolve) => (go = resolve));
      },
    });
    for (const user of ['ada', 'bob']) {
      const { statusUrl } = await json(open({}, { 'x-user': user }));
      upstream.status = 'AUTO_APPROVED';
      await ask(`${statusUrl}?seen=submitted`, { 'x-user': user });
      upstream.status = 'PENDING';
      await settle();
    }
    isDown = false;
    clock.now += minute;
    const swept = kit.sweep(); // takes both, and tells of one at a time
    await vi.waitFor(() => expect(told).toEqual(['ada']));
    expect(await kit.erase('bob')).toMatchObject({ isErased: true, undelivered: [expect.any(String)] });
    go();
    await swept;
    expect(told).toEqual(['ada']);
  });

  it('deletes a customer, and gives an open session up', async () => {
    const { kit, open, ask, store } = startKit();
    const { sessionId, statusUrl } = await json(open());
    expect(await kit.erase('ada')).toEqual({
      isErased: true,
      sessions: 1,
      undelivered: [],
      kept: { consents: 0 },
    });
    expect(await store.find(sessionId)).toBeUndefined();
    expect((await ask(statusUrl)).status).toBe(404);
    expect(await kit.list()).toEqual([]);
  });

  it('tells what is undelivered first, and names what nobody took', async () => {
    let isAway = true;
    const told: string[] = [];
    const started = startKit({
      onOutcome: ({ userId }) => {
        if (isAway) throw new Error('away');
        told.push(userId);
      },
    });
    const approve = async (user: string) => {
      const { statusUrl } = await json(started.open({}, { 'x-user': user }));
      started.upstream.status = 'AUTO_APPROVED';
      await started.ask(`${statusUrl}?seen=submitted&own=1`, { 'x-user': user });
      await started.settle();
    };
    await approve('ada');
    expect(await started.kit.erase('ada')).toMatchObject({ undelivered: [expect.any(String)] });
    await approve('bob');
    isAway = false;
    started.clock.now += minute;
    expect(await started.kit.erase('bob')).toMatchObject({ isErased: true, undelivered: [] });
    expect(told).toEqual(['bob']);
  });

  it('waits for the last call that a provider is owed', async () => {
    const { kit, sign, answerFinalize, upstream, clock, sessionId } = await startSigning();
    answerFinalize(503);
    await sign();
    expect(await kit.session(sessionId)).toMatchObject({ state: 'finishing' });
    expect(await kit.erase('ada')).toEqual({ isErased: false, owed: [sessionId] });
    answerFinalize(undefined);
    clock.now += 3_000;
    expect(await kit.erase('ada')).toMatchObject({ isErased: true, sessions: 1 });
    expect(upstream.to('inalize').length).toBeGreaterThan(0);
  });

  it('makes the last call of a review, because what is signed must not be lost', async () => {
    const { kit, review, answerFinalize, upstream, told } = await startSigning();
    await review();
    const { length } = upstream.to('inalize');
    answerFinalize(undefined);
    expect(await kit.erase('ada')).toMatchObject({ isErased: true, undelivered: [] });
    expect(upstream.to('inalize')).toHaveLength(length + 1);
    expect(told).toEqual(['review', 'approved']);
  });

  it('erases a review whose last call is refused once more', async () => {
    const { kit, review, upstream } = await startSigning();
    await review();
    const { length } = upstream.to('inalize');
    expect(await kit.erase('ada')).toMatchObject({ isErased: true, sessions: 1 });
    expect(upstream.to('inalize')).toHaveLength(length + 1);
  });

  it('keeps a review while the provider is down, or may not be asked again yet', async () => {
    const { kit, review, answerFinalize, clock, sessionId } = await startSigning();
    await review();
    answerFinalize(503);
    for (let times = 0; times < 2; times += 1)
      expect(await kit.erase('ada')).toEqual({ isErased: false, owed: [sessionId] });
    answerFinalize(undefined);
    clock.now += 3_000;
    expect(await kit.erase('ada')).toMatchObject({ isErased: true, sessions: 1 });
  });

  it('erases a review of a provider that is not configured any more', async () => {
    const { review, store } = await startSigning();
    await review();
    expect(await startKit({ store }).kit.erase('ada')).toMatchObject({ isErased: true, sessions: 1 });
  });

  it('leaves consents and the audit trail with a pseudonym that is nobody’s any more', async () => {
    const lines: AuditLine[] = [];
    const { kit, open, store, settle } = startKit({ audit: (line) => void lines.push(line) });
    await open();
    const evidence = { consentType: 'GDPR', version: '1', language: 'en', textHash: 'ab' };
    await store.addConsent({ ...evidence, id: 'c1', userId: 'ada', decision: 'accepted', at: 1 });
    expect(await kit.erase('ada')).toMatchObject({ kept: { consents: 1 } });
    await open();
    await settle();
    const [opened, erased, again] = lines;
    expect(erased).toMatchObject({ kind: 'erased', customer: opened?.customer });
    expect(again?.customer).not.toBe(opened?.customer);
    expect(await kit.consents('ada')).toEqual([]);
    expect(await kit.consents(String(opened?.customer))).toHaveLength(1);
  });

  it('that is tried again, because its answer was lost, leaves one line in the audit trail', async () => {
    const lines: AuditLine[] = [];
    const { kit, open, settle } = startKit({ audit: (line) => void lines.push(line) });
    await open();
    for (let tries = 0; tries < 3; tries += 1)
      expect(await kit.erase('ada')).toMatchObject({ isErased: true });
    await settle();
    expect(lines).toMatchObject([{ kind: 'opened' }, { kind: 'erased', customer: lines[0]?.customer }]);
  });
});
