import { verifyAudit } from '../../../src/server/audit/audit-chain.js';
import type { AuditLine } from '../../../src/server/audit/audit-chain.js';
import { bodies, ids, startMerchant } from '../../providers/wultra/merchant.js';
import { json, minute, startKit } from '../kit.js';

function startAudited(given: Parameters<typeof startKit>[0] = {}) {
  const lines: AuditLine[] = [];
  const kit = startKit({ audit: (line) => void lines.push(line), ...given });
  return { ...kit, lines, told: () => lines.map(({ kind }) => kind) };
}

describe('the audit trail', () => {
  it('has a line for every opening, restart, decision and refusal', async () => {
    const kit = startAudited({ newSessions: { user: 2 } });
    const first = await json(kit.open());
    await kit.open();
    await kit.ask(first.statusUrl, { 'x-user': 'eve' });
    const second = await json(kit.open({ restart: true }));
    await kit.open({ restart: true });
    kit.clock.now += minute;
    kit.upstream.status = 'AUTO_REJECTED';
    await kit.ask(`${second.statusUrl}?seen=submitted&own=1`);
    await kit.settle();
    expect(kit.lines).toMatchObject([
      { kind: 'opened', sessionId: first.sessionId, provider: 'trustmatic', seq: 1 },
      { kind: 'refused', sessionId: first.sessionId, code: 'SESSION_NOT_FOUND' },
      { kind: 'restarted', sessionId: second.sessionId, follows: first.sessionId },
      { kind: 'refused', code: 'SESSION_LIMIT' },
      { kind: 'decided', status: 'rejected', providerStatus: 'AUTO_REJECTED' },
    ]);
    expect(await verifyAudit(kit.lines)).toMatchObject({ isWhole: true });
  });

  it('names each customer by one pseudonym, and by nothing else', async () => {
    const kit = startAudited({
      identify: (request) => ({ id: request.headers.get('x-user') ?? 'customer-a' }),
    });
    await kit.open();
    await kit.open({ restart: true });
    await kit.open({}, { 'x-user': 'customer-b' });
    await kit.settle();
    const [one, again, other] = kit.lines.map(({ customer }) => customer);
    expect(again).toBe(one);
    expect(other).not.toBe(one);
    expect(JSON.stringify(kit.lines)).not.toContain('customer-');
  });

  it('has a revision of a decision, and what was decided once only once', async () => {
    const kit = startAudited({ onOutcome: () => undefined });
    const { statusUrl, sessionId } = await json(kit.open());
    for (const word of ['AUTO_APPROVED', 'AUTO_APPROVED', 'MANUAL_REJECTED']) {
      kit.upstream.status = word;
      await kit.ask(`${statusUrl}?seen=submitted&own=1`);
      await kit.webhook({ sessionId, status: word, timestamp: kit.clock.now });
      await kit.settle();
      kit.clock.now += minute;
    }
    expect(kit.lines.filter(({ kind }) => kind === 'decided')).toMatchObject([
      { status: 'approved' },
      { status: 'rejected', revision: 1 },
    ]);
  });

  it('has consents and their withdrawals', async () => {
    const kit = startAudited({
      requireConsent: { consentType: 'GDPR', text: () => ({ version: '1', html: 'x', language: 'en' }) },
    });
    const decide = (approved: boolean) =>
      kit.send('consent', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'https://shop.example' },
        body: JSON.stringify({ consentType: 'GDPR', version: '1', approved, language: 'en' }),
      });
    await decide(true);
    await decide(true);
    await kit.kit.withdrawConsent({ userId: 'ada', consentType: 'GDPR' });
    await kit.open();
    await kit.settle();
    expect(kit.lines).toMatchObject([
      { kind: 'consented', consentType: 'GDPR', version: '1' },
      { kind: 'withdrawn', consentType: 'GDPR', version: '1' },
      { kind: 'refused', code: 'CONSENT_REQUIRED' },
    ]);
  });

  it('has what support staff did, with the reason', async () => {
    const kit = startAudited();
    const { statusUrl } = await json(kit.open());
    kit.upstream.status = 'AUTO_APPROVED';
    await kit.ask(`${statusUrl}?seen=submitted&own=1`);
    await kit.kit.allowSession('ada');
    await kit.kit.reverify('ada', { reason: 'document expires' });
    await kit.settle();
    expect(kit.lines.slice(2)).toMatchObject([
      { kind: 'allowed' },
      { kind: 'reverified', reason: 'document expires' },
    ]);
  });

  it('is told in its order after a failure, also by another machine', async () => {
    const heard: number[] = [];
    let isAway = true;
    const audit = ({ seq }: AuditLine) => {
      if (isAway) throw new Error('away');
      heard.push(seq);
    };
    const one = startKit({ audit });
    const other = startKit({ audit, store: one.store });
    for (let index = 0; index < 20; index += 1)
      await (index % 2 === 0 ? one : other).open({}, { 'x-user': `user ${index}` });
    await one.settle();
    await other.settle();
    expect(heard).toEqual([]);
    isAway = false;
    for (const kit of [one, other]) {
      kit.clock.now += minute;
      await kit.kit.sweep();
    }
    expect(heard).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('that is away takes nothing from a customer who is refused', async () => {
    const kit = startAudited();
    const { statusUrl } = await json(kit.open());
    const appendAudit = () => Promise.reject(new Error('disk'));
    const broken = startKit({ audit: () => undefined, store: { ...kit.store, appendAudit } });
    expect((await broken.ask(statusUrl, { 'x-user': 'eve' })).status).toBe(404);
    expect(broken.logged.filter((line) => line.includes('audit trail'))).toHaveLength(1);
  });

  it('has the line of a decision whose process dies before it does anything else', async () => {
    const kit = startAudited();
    const { statusUrl, sessionId } = await json(kit.open());
    const gone = () => new Promise<never>(() => undefined);
    const dying = startKit({
      audit: gone,
      store: { ...kit.store, appendAudit: gone, claimAudit: gone, claimOutcomes: gone },
    });
    dying.upstream.status = 'AUTO_APPROVED';
    dying.clock.now += minute;
    expect(await json(dying.ask(`${statusUrl}?seen=submitted&own=1`))).toMatchObject({ status: 'approved' });
    await kit.kit.sweep();
    await kit.settle();
    expect(kit.lines.at(-1)).toMatchObject({ kind: 'decided', sessionId, status: 'approved' });
  });

  it('has a decision of Wultra’s services once, late ones too', async () => {
    const lines: AuditLine[] = [];
    const { kit, call, decide, settle } = startMerchant({
      audit: (line) => void lines.push(line),
      evaluateClient: () => 'WAIT',
    });
    for (let times = 0; times < 2; times += 1) {
      await call('client/approve', bodies.approve());
      await call('client/evaluate', bodies.evaluate());
    }
    const { processId, userId, identityVerificationId } = ids;
    const late = { service: 'client/evaluate', processId, userId, identityVerificationId } as const;
    for (const result of ['NOK', 'OK'] as const) await decide({ ...late, result });
    await kit.sweep();
    await settle();
    const about = { processId: 'p-1', verificationId: 'iv-1', customer: expect.any(String) };
    expect(lines).toMatchObject([
      { kind: 'decided', service: 'client/approve', status: 'OK', ...about },
      { kind: 'decided', service: 'client/evaluate', status: 'NOK', ...about },
    ]);
    expect(JSON.stringify(lines)).not.toContain(userId);
  });
});
