import type { AuditLine } from '../../../src/server/audit/audit-chain.js';
import { fakeTennpay, signUrl } from '../fake-tennpay.js';
import { json, minute, startKit } from '../kit.js';

describe('kyc.erase', () => {
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
    const upstream = fakeTennpay();
    const { kit, open, ask, clock, settle } = startKit({
      provider: upstream.provider,
      fetch: upstream.fetch,
      identify: () => ({ id: 'ada', providerUserId: 7 }),
    });
    const { statusUrl, sessionId } = await json(open());
    const next = async (seen: string) => {
      clock.now += 3_000;
      await ask(`${statusUrl}?seen=${seen}&own=1`);
      await settle();
    };
    upstream.status = 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED';
    upstream.url = signUrl;
    await next('returned');
    upstream.override = (path) =>
      path.includes('inalize') ? new Response(null, { status: 503 }) : undefined;
    upstream.status = 'DOCUMENT_SIGN_SUCCESS';
    await next('returned');
    expect(await kit.session(sessionId)).toMatchObject({ state: 'finishing' });
    expect(await kit.erase('ada')).toEqual({ isErased: false, owed: [sessionId] });
    upstream.override = undefined;
    clock.now += 3_000;
    expect(await kit.erase('ada')).toMatchObject({ isErased: true, sessions: 1 });
    expect(upstream.to('inalize').length).toBeGreaterThan(0);
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
