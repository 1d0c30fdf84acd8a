// A provider's later word against a final decision.

import { decided } from './decided-kit.js';
import { json, minute, startKit } from './kit.js';

describe('a final decision that the provider changes', () => {
  it.each([
    ['AUTO_APPROVED', 'approved', 'MANUAL_REJECTED', 'rejected'],
    ['AUTO_REJECTED', 'rejected', 'MANUAL_APPROVED', 'approved'],
  ])('from %s is told as a revision, and the browser hears the newest', async (first, status, later, now) => {
    const { ask, statusUrl, outcomes, say, store, sessionId, upstream } = await decided(first);
    expect(await json(ask(statusUrl))).toMatchObject({ status });
    await say(later);
    expect(outcomes).toMatchObject([
      { status },
      { status: now, providerStatus: later, revision: 1, supersedes: [outcomes[0]?.eventId] },
    ]);
    expect(outcomes[0]).not.toHaveProperty('revision');
    expect(await json(ask(statusUrl))).toMatchObject({ status: now, providerStatus: later, level: 'HIGH' });
    expect(await store.find(sessionId)).toMatchObject({ verdict: { status } });
    expect(upstream.count('/results')).toBe(2);
  });

  it('back and forth is counted, and each names all before it', async () => {
    const { outcomes, say } = await decided('AUTO_APPROVED');
    await say('MANUAL_REJECTED');
    await say('MANUAL_APPROVED');
    expect(outcomes.map(({ status, revision }) => [status, revision])).toEqual([
      ['approved', undefined],
      ['rejected', 1],
      ['approved', 2],
    ]);
    expect(outcomes[2]?.supersedes).toEqual([outcomes[0]?.eventId, outcomes[1]?.eventId]);
  });

  it('is heard when it goes back to a word that was told before: a second revocation is one', async () => {
    const { ask, statusUrl, outcomes, say } = await decided('AUTO_APPROVED');
    for (const word of ['MANUAL_REJECTED', 'MANUAL_APPROVED', 'MANUAL_REJECTED']) await say(word);
    expect(outcomes.map(({ status }) => status)).toEqual(['approved', 'rejected', 'approved', 'rejected']);
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'rejected' });
  });

  it.each(['MANUAL_APPROVED', 'EXPIRED', 'WAITING_FOR_MANUAL_APPROVE', 'SOMETHING_NEW', 'PENDING'])(
    'is none when an approved customer is %s later',
    async (word) => {
      const { ask, statusUrl, outcomes, say } = await decided('AUTO_APPROVED');
      await say(word);
      expect(outcomes).toHaveLength(1);
      expect(await json(ask(statusUrl))).toMatchObject({
        status: 'approved',
        providerStatus: 'AUTO_APPROVED',
      });
    },
  );

  it('overtakes what the merchant has not taken yet: a late approval unlocks nothing', async () => {
    let isDown = true;
    const { outcomes, say, kit, clock, settle } = await decided('AUTO_APPROVED', () => {
      if (isDown) throw new Error('the back office is closed');
    });
    await say('MANUAL_REJECTED');
    isDown = false;
    for (let minutes = 0; minutes < 120; minutes += 1) {
      clock.now += minute;
      await kit.sweep();
    }
    await settle();
    const [approved] = outcomes;
    const taken = outcomes.slice(outcomes.findIndex(({ status }) => status === 'rejected'));
    expect(taken.map(({ status }) => status)).not.toContain('approved');
    expect(taken.at(-1)).toMatchObject({ status: 'rejected', revision: 1, supersedes: [approved?.eventId] });
  });

  it('is told after the decision before it, however often that fails', async () => {
    let failures = 3;
    const heard: string[] = [];
    const kit = startKit({
      onOutcome: ({ status }) => {
        if (status === 'review' && (failures -= 1) >= 0) throw new Error('the back office is closed');
        heard.push(status);
      },
    });
    const { statusUrl } = await json(kit.open());
    for (const word of ['WAITING_FOR_MANUAL_APPROVE', 'MANUAL_APPROVED']) {
      kit.upstream.status = word;
      await kit.ask(`${statusUrl}?seen=submitted`);
      await kit.settle();
      kit.clock.now += minute;
    }
    for (let minutes = 0; minutes < 5; minutes += 1) {
      await kit.kit.sweep();
      kit.clock.now += minute;
    }
    expect(heard).toEqual(['review', 'approved']);
  });

  it('is read again by the sweeper when the extra read fails', async () => {
    const { outcomes, say, upstream, kit, clock, settle } = await decided('AUTO_APPROVED');
    upstream.override = () => new Response(null, { status: 503 });
    await say('MANUAL_REJECTED');
    upstream.override = undefined;
    clock.now += 2 * minute;
    await kit.sweep();
    await settle();
    expect(outcomes.at(-1)).toMatchObject({ status: 'rejected', revision: 1 });
  });
});

describe('a call-back that comes while the session is still being opened', () => {
  it('is kept, and read as soon as it is open', async () => {
    const kit = startKit();
    let arrive: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      kit.upstream.override = (path) => {
        if (!path.endsWith('initialize')) return undefined;
        resolve();
        return new Promise<undefined>((go) => (arrive = () => go(undefined)));
      };
    });
    const opening = json(kit.open());
    await asked;
    const sessionId = (await kit.store.newest('ada'))?.id;
    kit.upstream.status = 'AUTO_APPROVED';
    expect((await kit.webhook({ sessionId, status: 'AUTO_APPROVED' })).status).toBe(204);
    expect(kit.upstream.count('/status')).toBe(0);
    arrive();
    const { statusUrl } = await opening;
    await kit.settle();
    expect(await json(kit.ask(statusUrl))).toMatchObject({ status: 'approved' });
  });
});
