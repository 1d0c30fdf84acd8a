// A customer is erased while the Onboarding Server waits for a decision about that customer.

import type { AuditLine } from '../../../src/server/audit/audit-chain.js';
import type { ServiceCall } from '../../../src/server/store/stored-calls.js';
import { createStore } from '../../server/kit-store.js';
import { bodies, ids, startMerchant } from './merchant.js';
import type { CallbackAnswer } from './merchant.js';

const { processId, userId, identityVerificationId } = ids;
const about = { processId, userId, identityVerificationId };
const another = { ...about, processId: 'p-2', userId: 'mockuser_8888' };
const slow = () => new Promise<never>(() => undefined);
const documents = [{ type: 'ID_CARD', status: 'ACCEPTED', data: { surname: 'name-canary' }, images: [] }];
const evaluation = bodies.evaluate({ documentCheckResult: { person: null, documents } });
const services = ['client/approve', 'client/evaluate'];

async function startWaiting(hook: () => Promise<never> | 'WAIT', answer?: CallbackAnswer) {
  const lines: AuditLine[] = [];
  const store = createStore();
  const merchant = startMerchant(
    {
      store,
      answerWithinMs: 300, // the store notes the question meanwhile
      evaluateClient: hook,
      approveClient: hook,
      audit: (line) => void lines.push(line),
    },
    answer,
  );
  for (const [service, body] of [
    ['client/evaluate', evaluation],
    ['client/approve', bodies.approve()],
    ['client/approve', bodies.approve(another)],
  ] as const)
    expect(await (await merchant.call(service, body)).json()).toMatchObject({ result: 'WAIT' });
  const kept = (): Promise<readonly ServiceCall[]> => store.sealedCalls({ services, after: '', limit: 10 });
  return { ...merchant, lines, kept };
}

describe('kyc.erase, while the Onboarding Server waits for a decision', () => {
  it.each([
    ['your own WAIT', () => 'WAIT' as const],
    ['a hook that takes its time', slow],
  ])('answers it no, and keeps nothing of the request: %s', async (_, hook) => {
    const { kit, told, kept, decide, lines } = await startWaiting(hook);
    expect(await kept()).toHaveLength(3);
    expect(await kit.erase(userId)).toEqual({
      isErased: true,
      sessions: 0,
      undelivered: [],
      kept: { consents: 0 },
    });
    const no = { ...about, resultReason: 'The customer is erased.' };
    expect(told.map(({ body }) => body)).toEqual(
      expect.arrayContaining([
        { ...no, evaluationResult: 'NOK' },
        { ...no, approvalResult: 'NOK' },
      ]),
    );
    expect(told).toHaveLength(2);
    expect(await kept()).toHaveLength(1); // of the other customer
    expect(await decide({ service: 'client/approve', ...about, result: 'OK' })).toMatchObject({
      result: 'NOK',
    });
    await vi.waitFor(() => expect(lines).toHaveLength(3));
    expect(lines).toMatchObject([{ status: 'NOK' }, { status: 'NOK' }, { kind: 'erased' }]);
    expect(new Set(lines.map(({ customer }) => customer)).size).toBe(1);
  });

  it('says what is not told yet, keeps its address alone, and tells it when it can', async () => {
    let status = 503;
    const { kit, told, kept, clock } = await startWaiting(slow, () =>
      status === 200 ? Response.json({ result: 'OK', resultReason: null }) : new Response(null, { status }),
    );
    const before = await kept();
    expect(await kit.erase(userId)).toMatchObject({ isErased: true, kept: { consents: 0, decisions: 2 } });
    const after = await kept();
    expect(after.filter(({ phase }) => phase === 'decided')).toHaveLength(2);
    const lengthOf = (calls: readonly ServiceCall[], service: string) =>
      calls.find((call) => call.service === service)?.sealed?.length ?? 0;
    expect(lengthOf(after, 'client/evaluate')).toBeLessThan(lengthOf(before, 'client/evaluate'));
    status = 200;
    told.splice(0);
    clock.now += 60_000;
    await kit.sweep();
    expect(told.map(({ body }) => body['userId'])).toEqual([userId, userId]);
    expect(await kept()).toHaveLength(1);
    expect(await kit.erase(userId)).toMatchObject({ isErased: true, kept: { consents: 0 } });
  });
});
