// A second check of the same verification is another question: the merchant is asked again, and what was
// decided of the first says nothing about it (docs/providers/wultra.md, Duplicates).

import type { Store } from '../../../src/server/store/store.js';
import { createStore } from '../../server/kit-store.js';
import { bodies, ids, promised, startMerchant } from './merchant.js';
import type { ApproveRequest, EvaluateRequest } from '../../../src/providers/wultra/server/service-hooks.js';

const result = async (response: Response | Promise<Response>) => (await (await response).json()).result;
const about = {
  processId: ids.processId,
  userId: ids.userId,
  identityVerificationId: ids.identityVerificationId,
};
const approvals = (asked: readonly unknown[]) => asked as readonly ApproveRequest[];

describe('a second check of the same verification', () => {
  it.each([
    ['failed', { status: 'FAILURE', score: 0 }],
    ['has another score', { score: 4 }],
    ['has another photo', { presenceCheckResult: { frame: 'b3RoZXI=' } }],
  ])('that %s is asked about again, after an OK of the first', async (_, second) => {
    const { call, asked } = startMerchant({
      approveClient: ({ status, score = 0, frame }) =>
        status === 'FAILURE' || score < 8 || frame !== undefined ? { result: 'NOK', reason: 'no' } : 'OK',
    });
    expect(await result(call('client/approve', bodies.approve()))).toBe('OK');
    expect(await result(call('client/approve', bodies.approve(second)))).toBe('NOK');
    expect(await result(call('client/approve', bodies.approve(second)))).toBe('NOK');
    expect(asked.approveClient).toHaveLength(2);
    const [one, other] = approvals(asked.approveClient);
    expect(one?.question).not.toBe(other?.question);
  });

  it('of the documents is asked about again too, and the five attempts of 1.9 are one', async () => {
    const { call, asked } = startMerchant({
      evaluateClient: ({ status }) => (status === 'FAILURE' ? 'NOK' : 'OK'),
    });
    const failed = bodies.evaluate({ status: 'FAILURE' });
    expect(await result(call('client/evaluate', bodies.evaluate()))).toBe('OK');
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await result(call('client/evaluate', failed))).toBe('NOK');
    const documents = { person: null, documents: [{ type: 'PASSPORT', data: { surname: 'Doe' } }] };
    await call('client/evaluate', bodies.evaluate({ documentCheckResult: documents }));
    expect(asked.evaluateClient).toHaveLength(3);
  });

  it('is not covered by a late decision on the first, which is told to nobody any more', async () => {
    const { call, decide, settle, told, asked } = startMerchant({ approveClient: () => 'WAIT' });
    expect(await result(call('client/approve', bodies.approve()))).toBe('WAIT');
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('WAIT');
    const [first, second] = approvals(asked.approveClient);
    await decide({ service: 'client/approve', ...about, question: first?.question, result: 'OK' });
    await settle();
    expect(told).toEqual([]);
    expect(
      await decide({ service: 'client/approve', ...about, question: second?.question, result: 'NOK' }),
    ).toEqual({ result: 'NOK', reason: '' });
    await settle();
    expect(told.map(({ body }) => body['approvalResult'])).toEqual(['NOK']);
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('NOK');
  });

  it('takes a decision that was owed to the first out of the way', async () => {
    let isDown = true;
    const { kit, call, decide, settle, told, clock } = startMerchant({ approveClient: () => 'WAIT' }, () =>
      isDown ? new Response(null, { status: 503 }) : Response.json({ result: 'OK', resultReason: null }),
    );
    await call('client/approve', bodies.approve());
    await decide({ service: 'client/approve', ...about, result: 'OK' });
    await settle();
    expect(told.length).toBeGreaterThan(0);
    await call('client/approve', bodies.approve({ score: 1 }));
    isDown = false;
    const before = told.length;
    clock.now += 60 * 60_000;
    await kit.sweep();
    await settle();
    expect(told).toHaveLength(before);
  });

  it('is what a decision without "question" is about, when the first is decided', async () => {
    const { call, decide, settle, told } = startMerchant({
      approveClient: ({ status }) => (status === 'FAILURE' ? 'WAIT' : 'OK'),
    });
    await call('client/approve', bodies.approve());
    await call('client/approve', bodies.approve({ status: 'FAILURE' }));
    expect(await decide({ service: 'client/approve', ...about, result: 'NOK', reason: 'no' })).toEqual({
      result: 'NOK',
      reason: 'no',
    });
    await settle();
    expect(told.map(({ body }) => body['approvalResult'])).toEqual(['NOK']);
  });

  it('leaves a slow hook on the first without an effect', async () => {
    const slow = promised<'OK'>();
    const { call, settle, told } = startMerchant({
      answerWithinMs: 500,
      approveClient: ({ status }) => (status === 'FAILURE' ? 'NOK' : slow.promise),
    });
    expect(await result(call('client/approve', bodies.approve()))).toBe('WAIT');
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('NOK');
    slow.give('OK');
    await settle();
    expect(told).toEqual([]);
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('NOK');
  });

  it('makes the first moot while its hook still runs: a decision on that answers nothing', async () => {
    const slow = promised<'OK'>();
    const { call, decide, asked, settle, told } = startMerchant({
      approveClient: ({ status }) => (status === 'FAILURE' ? 'WAIT' : slow.promise),
    });
    const first = call('client/approve', bodies.approve());
    await vi.waitFor(() => expect(asked.approveClient).toHaveLength(1));
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('WAIT');
    const [one] = approvals(asked.approveClient);
    const decided = { service: 'client/approve', ...about } as const;
    expect(await decide({ ...decided, question: one?.question, result: 'OK' })).toBeUndefined();
    expect(await decide({ ...decided, result: 'NOK' })).toEqual({ result: 'NOK', reason: '' });
    slow.give('OK');
    await first;
    await settle();
    expect(told.map(({ body }) => body['approvalResult'])).toEqual(['NOK']);
    expect(await decide({ ...decided, question: one?.question, result: 'OK' })).toBeUndefined();
  });

  it('is moot in its turn when the first is asked once more', async () => {
    const { call, asked } = startMerchant({
      approveClient: ({ status }) => (status === 'FAILURE' ? 'NOK' : 'WAIT'),
    });
    expect(await result(call('client/approve', bodies.approve()))).toBe('WAIT');
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('NOK');
    expect(await result(call('client/approve', bodies.approve()))).toBe('WAIT');
    expect(asked.approveClient).toHaveLength(3);
  });

  it('is moot also when the first, which is asked once more, was answered long ago', async () => {
    const { call, decide, settle, told, asked } = startMerchant({
      approveClient: ({ status }) => (status === 'FAILURE' ? 'WAIT' : 'OK'),
    });
    expect(await result(call('client/approve', bodies.approve()))).toBe('OK');
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('WAIT');
    expect(await result(call('client/approve', bodies.approve()))).toBe('OK');
    const [, second] = approvals(asked.approveClient);
    const decided = { service: 'client/approve', ...about, question: second?.question } as const;
    expect(await decide({ ...decided, result: 'NOK' })).toBeUndefined();
    await settle();
    expect(told).toEqual([]);
    expect(asked.approveClient).toHaveLength(2);
  });

  it('leaves the first’s caller without an answer that is not stored', async () => {
    const slow = promised<'OK'>();
    const { call, asked } = startMerchant({
      approveClient: ({ status }) => (status === 'FAILURE' ? 'NOK' : slow.promise),
    });
    const first = call('client/approve', bodies.approve());
    await vi.waitFor(() => expect(asked.approveClient).toHaveLength(1));
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('NOK');
    slow.give('OK');
    expect((await first).status).toBe(409);
  });

  describe('is moot when the first is asked once more while its own hook still runs', () => {
    /** The first check's hook runs, the second's caller waits, and the first is asked once more. */
    async function askOnceMore(answerWithinMs: number) {
      const slow = promised<'OK' | 'WAIT'>();
      const store = createStore();
      const closed = new Set<string>();
      const writeCall: Store['writeCall'] = async (written, note) => {
        const isWritten = await store.writeCall(written, note);
        if (isWritten && written.phase === 'done') closed.add(written.key);
        return isWritten;
      };
      const merchant = startMerchant({
        answerWithinMs,
        store: { ...store, writeCall },
        approveClient: ({ status }) => (status === 'FAILURE' ? 'WAIT' : slow.promise),
      });
      const { call, clock, asked } = merchant;
      const first = call('client/approve', bodies.approve());
      await vi.waitFor(() => expect(asked.approveClient).toHaveLength(1));
      clock.now += 1_000;
      expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('WAIT');
      clock.now += 1_000;
      const again = call('client/approve', bodies.approve());
      await vi.waitUntil(() => closed.size === 2, 10_000); // each has closed the other
      const [one, second] = approvals(asked.approveClient);
      const decideOn = (question: string | undefined) =>
        merchant.decide({ service: 'client/approve', ...about, question, result: 'NOK' });
      return { ...merchant, slow, first, again, one, second, decideOn };
    }

    it('and the hook’s answer is stored, and no second one is asked for', async () => {
      const { slow, again, second, decideOn, call, asked, settle, told } = await askOnceMore(20_000);
      slow.give('OK');
      expect(await result(again)).toBe('OK');
      expect(await decideOn(second?.question)).toBeUndefined();
      await settle();
      expect(told).toEqual([]);
      expect(await result(call('client/approve', bodies.approve()))).toBe('OK');
      expect(asked.approveClient).toHaveLength(2);
    });

    it('and whoever waits for it is told its answer alone', async () => {
      const { slow, again, second, decideOn, settle, told } = await askOnceMore(500);
      expect(await result(again)).toBe('WAIT');
      expect(await decideOn(second?.question)).toBeUndefined();
      slow.give('OK');
      await settle();
      expect(told.map(({ body }) => body['approvalResult'])).toEqual(['OK']);
    });

    it('and a decision of the merchant is told for it', async () => {
      const { slow, again, one, decideOn, settle, told } = await askOnceMore(20_000);
      slow.give('WAIT');
      expect(await result(again)).toBe('WAIT');
      expect(await decideOn(one?.question)).toEqual({ result: 'NOK', reason: '' });
      await settle();
      expect(told.map(({ body }) => body['approvalResult'])).toEqual(['NOK']);
    });
  });

  it('finds the first, which is told to wait only once that is written down', async () => {
    const store = createStore();
    const gate = promised<undefined>();
    const beginCall: Store['beginCall'] = async (call) => {
      if (call.service === 'note') await gate.promise;
      return store.beginCall(call);
    };
    const { call, settle } = startMerchant({
      store: { ...store, beginCall },
      answerWithinMs: 40,
      approveClient: () => 'WAIT',
    });
    expect((await call('client/approve', bodies.approve())).status).toBe(503);
    gate.give(undefined);
    await settle();
    expect(await result(call('client/approve', bodies.approve()))).toBe('WAIT');
  });

  it('is not closed by the first that comes late, by a clock of parts of milliseconds too', async () => {
    const store = createStore();
    const gate = promised<undefined>();
    let isFirst = true;
    const beginCall: Store['beginCall'] = async (call) => {
      const isHeld = isFirst && call.service === 'client/approve';
      isFirst = false;
      if (isHeld) await gate.promise;
      return store.beginCall(call);
    };
    const clock = { now: Date.UTC(2026, 0, 1) + 0.25 };
    const { call, decide, settle, told, asked } = startMerchant({
      store: { ...store, beginCall },
      clock,
      answerWithinMs: 500,
      approveClient: () => 'WAIT',
    });
    expect((await call('client/approve', bodies.approve())).status).toBe(503);
    clock.now += 1_000;
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('WAIT');
    gate.give(undefined);
    await settle();
    const decision = { service: 'client/approve', ...about, result: 'NOK', reason: 'FAILURE' } as const;
    expect(await decide(decision)).toEqual({ result: 'NOK', reason: 'FAILURE' });
    await settle();
    expect(told.map(({ body }) => body['resultReason'])).toEqual(['FAILURE']);
    expect(approvals(asked.approveClient).map(({ status }) => status)).toEqual(['FAILURE']);
    expect(await result(call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('NOK');
  });

  it('is not begun by a machine that cannot read the earlier ones: it would leave them open', async () => {
    const young = 'a younger secret, long enough to be one too';
    const one = startMerchant({ secrets: [young], approveClient: () => 'WAIT' });
    const other = startMerchant({ store: one.store, clock: one.clock, approveClient: () => 'WAIT' });
    expect(await result(one.call('client/approve', bodies.approve()))).toBe('WAIT');
    const second = await other.call('client/approve', bodies.approve({ status: 'FAILURE' }));
    await one.decide({ service: 'client/approve', ...about, result: 'OK' });
    await one.settle();
    expect(one.told.map(({ body }) => body['approvalResult'])).toEqual(['OK']); // of the first
    expect(second.status).toBe(503); // else it had taken that for its answer
    expect(await result(one.call('client/approve', bodies.approve({ status: 'FAILURE' })))).toBe('WAIT');
    await expect(other.decide({ service: 'client/approve', ...about, result: 'OK' })).rejects.toThrow(
      'another secret',
    );
  });

  it('is asked again with its own question after a crash', async () => {
    const lost = promised<'OK'>();
    const first = startMerchant({ answerWithinMs: 500, evaluateClient: () => lost.promise });
    await call(first);
    const again: EvaluateRequest[] = [];
    const second = startMerchant({
      store: first.store,
      clock: first.clock,
      evaluateClient: (request) => (again.push(request), 'OK'),
    });
    first.clock.now += 10 * 60_000;
    await second.kit.sweep();
    await second.settle();
    expect(again).toEqual([expect.objectContaining({ again: true, question: asked(first) })]);
    expect(second.told).toHaveLength(1);
  });
});

const call = (merchant: ReturnType<typeof startMerchant>) =>
  merchant.call('client/evaluate', bodies.evaluate());
const asked = (merchant: ReturnType<typeof startMerchant>) =>
  (merchant.asked.evaluateClient[0] as EvaluateRequest).question;

describe('the pause between two codes', () => {
  it.each([
    [undefined, 29_000, 27_000],
    [60_000, 61_000, 29_000],
    [0, 0, undefined],
  ])('of %s ms is the merchant’s to say', async (resendPauseMs, after, tooSoon) => {
    const { call: send, clock } = startMerchant({ resendPauseMs });
    await send('otp/send', bodies.otp());
    const again = (otpCode: string) => send('otp/send', bodies.otp({ otpCode, resend: true }));
    if (tooSoon !== undefined) {
      clock.now += tooSoon;
      expect((await again('1')).status).toBe(429);
      clock.now -= tooSoon;
    }
    clock.now += after;
    expect((await again('2')).status).toBe(200);
  });
});
