// A read that began before something else happened, and whose answer comes after it.

import { paths } from '../../src/providers/tennpay/wire.js';
import { decided } from './decided-kit.js';
import { fakeTennpay, identifyUrl, signUrl } from './fake-tennpay.js';
import { createStore } from './kit-store.js';
import { json, minute, startKit } from './kit.js';

/** A customer who was rejected, while the provider is being asked again, and says it is all right. */
async function approvedWhileAsked() {
  const kit = await decided('AUTO_REJECTED');
  const { ask, upstream, statusUrl, sessionId, webhook, settle } = kit;
  await ask(statusUrl);
  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    upstream.override = (path) => {
      if (!path.endsWith('/status')) return undefined;
      resolve();
      return new Promise<undefined>((go) => (answer = () => go(undefined)));
    };
  });
  upstream.status = 'MANUAL_APPROVED';
  await webhook({ sessionId, status: 'MANUAL_APPROVED' });
  await asked;
  upstream.override = undefined;
  return {
    ...kit,
    async answered() {
      answer();
      await settle();
      upstream.status = 'PENDING';
    },
  };
}

describe('an approval that was on its way', () => {
  it('takes no page from a customer whom the merchant has required to enrol again', async () => {
    const { kit, open, ask, answered } = await approvedWhileAsked();
    expect(await kit.reverify('ada', { reason: 'the document is old' })).toBe(true);
    const again = await json(open());
    await answered();
    expect(await json(ask(again.statusUrl))).toMatchObject({ status: 'page' });
    expect(await json(open())).toMatchObject({ sessionId: again.sessionId, status: 'page' });
  });

  it('takes no page from a customer who was erased and has come again', async () => {
    const { kit, open, ask, answered } = await approvedWhileAsked();
    expect(await kit.erase('ada')).toMatchObject({ isErased: true });
    const again = await json(open());
    await answered();
    expect(await json(ask(again.statusUrl))).toMatchObject({ status: 'page' });
    expect(await json(open())).toMatchObject({ sessionId: again.sessionId, status: 'page' });
  });

  it('takes no page where the provider has said something else since', async () => {
    const { open, ask, answered, webhook, sessionId, upstream, logged } = await approvedWhileAsked();
    upstream.status = 'MANUAL_REJECTED';
    await webhook({ sessionId, status: 'MANUAL_REJECTED' });
    const decisions = () => logged.filter((line) => line.includes('MANUAL_REJECTED')).length;
    await vi.waitUntil(() => decisions() === 1);
    const again = await json(open());
    upstream.status = 'MANUAL_APPROVED';
    await answered();
    expect(await json(ask(again.statusUrl))).toMatchObject({ status: 'page' });
  });
});

describe('a signing page that is found while a newer session begins', () => {
  it('is not shown to the page of the one before it', async () => {
    const tennpay = fakeTennpay();
    const store = createStore();
    let hold: (() => Promise<void>) | undefined;
    const write: typeof store.write = async (session, note) => {
      if (session.phase === 'page' && session.isNextPage && session.shownAt !== undefined) await hold?.();
      return store.write(session, note);
    };
    const { open, ask, clock } = startKit({
      provider: tennpay.provider,
      fetch: tennpay.fetch,
      identify: () => ({ id: 'ada', providerUserId: 2077 }),
      store: { ...store, write },
    });
    const first = await json(open());
    Object.assign(tennpay, { status: 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', url: signUrl });
    clock.now += 3_000;
    let go: () => void = () => undefined;
    const coming = new Promise<void>((come) => {
      hold = () => {
        come();
        return new Promise<void>((resolve) => (go = resolve));
      };
    });
    const asking = ask(`${first.statusUrl}?seen=returned&own=1`);
    await coming;
    hold = undefined;
    clock.now += minute;
    expect(await json(open({ restart: true }))).toMatchObject({ page: { url: identifyUrl } });
    go();
    expect((await asking).status).toBe(410);
  });
});

describe('a signature that is found while a newer session begins', () => {
  it('keeps its customer, who need not identify again', async () => {
    const tennpay = fakeTennpay();
    const { open, ask, clock } = startKit({
      provider: tennpay.provider,
      fetch: tennpay.fetch,
      identify: () => ({ id: 'ada', providerUserId: 2077 }),
    });
    const first = await json(open());
    Object.assign(tennpay, { status: 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', url: signUrl });
    clock.now += 3_000;
    await ask(`${first.statusUrl}?seen=returned&own=1`);
    let begin: () => void = () => undefined;
    const beginning = new Promise<void>((come) => {
      tennpay.override = (path) => {
        if (path === paths.finalize) return new Response(null, { status: 500 });
        if (path !== paths.initiate) return undefined;
        come();
        return new Promise<undefined>((resolve) => (begin = () => resolve(undefined)));
      };
    });
    clock.now += 3_000;
    const restarted = open({ restart: true });
    await beginning;
    Object.assign(tennpay, { status: 'DOCUMENT_SIGN_SUCCESS', url: null });
    clock.now += 3_000;
    expect(await json(ask(`${first.statusUrl}?seen=returned&own=1`))).toMatchObject({ status: 'pending' });
    begin();
    expect(await json(restarted)).toMatchObject({ sessionId: first.sessionId, status: 'pending' });
  });
});
