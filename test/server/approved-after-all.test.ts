// A rejected customer who begins anew, and of whose first attempt the provider thinks better.

import { decided } from './decided-kit.js';
import { createStore } from './kit-store.js';
import { json, minute, startKit } from './kit.js';

describe('a customer who tries again, and is approved of the first attempt after all', () => {
  it.each([
    ['at the page', undefined],
    ['whose new session has expired', 'EXPIRED'],
  ])('%s is approved, and identifies no second time', async (_where, word) => {
    const kit = await decided('AUTO_REJECTED');
    const { ask, open, clock, upstream, sessionId, statusUrl, say } = kit;
    await ask(statusUrl);
    const second = await json(open());
    expect(second).toMatchObject({ status: 'page' });
    if (word) {
      clock.now += minute;
      upstream.status = word;
      await ask(`${second.statusUrl}?seen=submitted`);
    }
    await say('MANUAL_APPROVED');
    expect(await json(ask(second.statusUrl))).toMatchObject({ status: 'approved' });
    expect(await json(open())).toMatchObject({ sessionId, status: 'approved' });
    expect(kit.outcomes.at(-1)).toMatchObject({ sessionId, status: 'approved', revision: 1 });
  });

  it('of a review is approved as well, and identifies no second time', async () => {
    const kit = await decided('WAITING_FOR_MANUAL_APPROVE');
    const { ask, open, sessionId, statusUrl, say, outcomes } = kit;
    expect(await json(ask(statusUrl))).toMatchObject({ status: 'review' });
    const second = await json(open({ restart: true }));
    expect(second).toMatchObject({ status: 'page' });
    await say('MANUAL_APPROVED');
    expect(await json(ask(second.statusUrl))).toMatchObject({ status: 'approved' });
    expect(await json(open())).toMatchObject({ sessionId, status: 'approved' });
    expect(outcomes).toMatchObject([{ status: 'review' }, { sessionId, status: 'approved' }]);
  });

  it.each(['before the provider is asked', 'while the provider creates the new session'])(
    'gets no new page where the approval comes %s',
    async (when) => {
      const held = createStore();
      let hold: (() => Promise<undefined>) | undefined;
      const openHeld: typeof held.open = async (opening) => {
        await hold?.();
        return held.open(opening);
      };
      const kit = await decided('AUTO_REJECTED', undefined, { store: { ...held, open: openHeld } });
      const { ask, open, upstream, sessionId, statusUrl, say } = kit;
      await ask(statusUrl);
      let come: () => void = () => undefined;
      const coming = new Promise<void>((resolve) => (come = resolve));
      let go: () => void = () => undefined;
      const gone = new Promise<undefined>((resolve) => (go = () => resolve(undefined)));
      const wait = () => {
        come();
        return gone;
      };
      if (when.startsWith('before')) hold = wait;
      else upstream.override = (path) => (path.endsWith('initialize') ? wait() : undefined);
      const opening = json(open());
      await coming;
      await say('MANUAL_APPROVED');
      go();
      expect(await opening).toMatchObject({ sessionId, status: 'approved' });
      expect(await json(open())).toMatchObject({ sessionId, status: 'approved' });
    },
  );

  it('hears no more of the rejection while the approval is being stored', async () => {
    const held = createStore();
    let come: () => void = () => undefined;
    let go: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (go = resolve));
    let isHeld = false;
    const settleHeld: typeof held.settle = async (settlement) => {
      come();
      if (isHeld) await gone;
      return held.settle(settlement);
    };
    const kit = await decided('AUTO_REJECTED', undefined, { store: { ...held, settle: settleHeld } });
    const { ask, open, statusUrl, say } = kit;
    await ask(statusUrl);
    const second = await json(open());
    isHeld = true;
    const coming = new Promise<void>((resolve) => (come = resolve));
    const said = say('MANUAL_APPROVED');
    await coming;
    expect(await json(ask(second.statusUrl))).toMatchObject({ status: 'pending' });
    go();
    await said;
    expect(await json(ask(second.statusUrl))).toMatchObject({ status: 'approved' });
  });

  it('begins anew where that approval was never stored', async () => {
    const held = createStore();
    let fails = false;
    const settleOrFail: typeof held.settle = async (settlement) => {
      if (fails) throw new Error('the power is cut');
      return held.settle(settlement);
    };
    const kit = await decided('AUTO_REJECTED', undefined, { store: { ...held, settle: settleOrFail } });
    const { ask, open, statusUrl, say, clock, upstream } = kit;
    await ask(statusUrl);
    const second = await json(open());
    fails = true;
    await say('MANUAL_APPROVED');
    fails = false;
    upstream.status = 'AUTO_REJECTED'; // the provider says something else again
    clock.now += 5 * minute;
    await kit.kit.sweep();
    expect((await ask(second.statusUrl)).status).toBe(410);
    expect(await json(open())).toMatchObject({ status: 'page' });
  });

  it('has the approval where the provider was being asked as the new session began', async () => {
    const kit = startKit();
    const { ask, open, upstream, clock, settle } = kit;
    const first = await json(open());
    clock.now += 3 * minute;
    let go: () => void = () => undefined;
    const asked = new Promise<void>((resolve) => {
      upstream.override = (path) => {
        if (!path.endsWith('/status')) return undefined;
        resolve();
        return new Promise<undefined>((answer) => (go = () => answer(undefined)));
      };
    });
    const asking = ask(`${first.statusUrl}?seen=closed`);
    await asked;
    const second = await json(open({ restart: true }));
    expect(second).toMatchObject({ status: 'page' });
    upstream.override = undefined;
    upstream.status = 'AUTO_APPROVED';
    go();
    await asking;
    await settle();
    expect(await json(ask(second.statusUrl))).toMatchObject({ status: 'approved' });
    expect(await json(open())).toMatchObject({ sessionId: first.sessionId, status: 'approved' });
  });

  it('keeps the page that a required new enrolment has brought, whichever attempt is approved', async () => {
    const { kit, ask, open, sessionId, statusUrl, say, upstream, clock } = await decided('AUTO_REJECTED');
    await ask(statusUrl);
    const second = await json(open());
    upstream.status = 'EXPIRED';
    clock.now += 2 * minute;
    await ask(`${second.statusUrl}?seen=submitted`);
    expect(await kit.reverify('ada', { reason: 'the document is old' })).toBe(true);
    const third = await json(open());
    await say('MANUAL_APPROVED');
    upstream.status = 'PENDING';
    expect(await json(ask(third.statusUrl))).toMatchObject({ status: 'page' });
    expect(await kit.session(sessionId)).toMatchObject({ verdict: { status: 'approved' } });
  });

  it('keeps the page that a required new enrolment has brought', async () => {
    const { kit, ask, open, upstream, sessionId, statusUrl, say } = await decided('AUTO_REJECTED');
    await ask(statusUrl);
    expect(await kit.reverify('ada', { reason: 'the document is old' })).toBe(true);
    const second = await json(open());
    await say('MANUAL_APPROVED');
    upstream.status = 'PENDING';
    expect(await json(ask(second.statusUrl))).toMatchObject({ status: 'page' });
    expect(await json(open())).toMatchObject({ sessionId: second.sessionId, status: 'page' });
    expect(sessionId).not.toBe(second.sessionId);
  });

  it('keeps the decision about the new attempt, where the provider has made one', async () => {
    const { ask, open, upstream, clock, statusUrl, say } = await decided('AUTO_REJECTED');
    await ask(statusUrl);
    const second = await json(open());
    clock.now += minute;
    await ask(`${second.statusUrl}?seen=submitted`);
    expect(upstream.status).toBe('AUTO_REJECTED');
    await say('MANUAL_APPROVED');
    expect(await json(ask(second.statusUrl))).toMatchObject({ status: 'rejected' });
  });
});
