// A rejected customer who begins anew, and of whose first attempt the provider thinks better.

import { decided } from './decided-kit.js';
import { createStore } from './kit-store.js';
import { json, minute } from './kit.js';

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
