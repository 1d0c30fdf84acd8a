// The clock of a server is set back by an hour while customers are at work.

import { bodies, ids, startMerchant } from '../providers/wultra/merchant.js';
import type { ApproveRequest } from '../../src/providers/wultra/server/service-hooks.js';
import { json, minute, startKit } from './kit.js';

const hour = 60 * minute;

describe('a clock that is set back', () => {
  it('keeps no verdict from a customer who waits for it', async () => {
    const { open, ask, upstream, clock } = startKit();
    const { statusUrl } = await json(open());
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toMatchObject({ status: 'pending' });
    clock.now -= hour;
    upstream.status = 'AUTO_APPROVED';
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'approved' });
  });

  it('keeps none either when the provider was being read', async () => {
    const { open, ask, upstream, clock, settle } = startKit({ patienceMs: 10 });
    const { statusUrl } = await json(open());
    let answer: ((response: Response) => void) | undefined;
    upstream.override = () => new Promise((resolve) => (answer = resolve));
    await ask(`${statusUrl}?seen=submitted`);
    clock.now -= hour;
    upstream.override = undefined;
    answer?.(Response.json({ status: 'PENDING' }));
    await settle();
    upstream.status = 'AUTO_APPROVED';
    expect(await json(ask(`${statusUrl}?seen=submitted`))).toMatchObject({ status: 'approved' });
  });

  it('is no reason to ask a provider twice: another machine’s may be a little ahead', async () => {
    const { open, ask, upstream, clock } = startKit();
    const { statusUrl } = await json(open());
    await ask(`${statusUrl}?seen=submitted`);
    clock.now -= 2_000;
    await ask(`${statusUrl}?seen=submitted`);
    expect(upstream.count('/status')).toBe(1);
  });

  it('hides no page that a visit has hidden for a minute', async () => {
    const { open, ask, clock } = startKit();
    const { statusUrl } = await json(open());
    expect(await json(ask(`${statusUrl}?seen=returned`))).toMatchObject({ status: 'pending' });
    clock.now -= hour;
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'page' });
  });
});

describe('a clock that is set back between two checks of one verification', () => {
  const { processId, userId, identityVerificationId } = ids;
  const decision = { service: 'client/approve', processId, userId, identityVerificationId } as const;
  const second = bodies.approve({ status: 'FAILURE' });
  const questionOf = (asked: unknown) => (asked as ApproveRequest).question;

  it('keeps the second from nobody', async () => {
    const { call, clock, asked } = startMerchant({ approveClient: () => 'WAIT' });
    await call('client/approve', bodies.approve());
    clock.now -= hour;
    expect(await (await call('client/approve', second)).json()).toMatchObject({ result: 'WAIT' });
    expect(asked.approveClient).toHaveLength(2);
  });

  it('makes the first not the newer one when it comes to wait after the second', async () => {
    const { call, clock, asked, decide, told, settle } = startMerchant({
      answerWithinMs: 1_000, // the second is noted meanwhile
      approveClient: ({ status }) => (status === 'FAILURE' ? 'WAIT' : new Promise<never>(() => undefined)),
    });
    const first = call('client/approve', bodies.approve());
    await vi.waitUntil(() => asked.approveClient.length === 1);
    clock.now -= hour;
    expect(await (await call('client/approve', second)).json()).toMatchObject({ result: 'WAIT' });
    expect((await first).status).toBe(503); // moot
    const question = questionOf(asked.approveClient[1]);
    expect(await decide({ ...decision, question, result: 'NOK' })).toEqual({ result: 'NOK', reason: '' });
    await settle();
    expect(told.map(({ body }) => body['approvalResult'])).toEqual(['NOK']);
  });
});
