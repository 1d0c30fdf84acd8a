// What becomes of a session that a newer one took the place of: its customer may finish it still.

import { paths } from '../../src/providers/tennpay/wire.js';
import type { OutcomeEvent } from '../../src/server/store/store.js';
import { fakeTennpay, identifyUrl, numbers, signUrl } from './fake-tennpay.js';
import { json, minute, startKit } from './kit.js';

const hour = 60 * minute;
const signable = { status: 'SIGN_SESSION_ID_SUCCESSFULLY_CREATED', url: signUrl };
const signed = { status: 'DOCUMENT_SIGN_SUCCESS', url: null };

function startTennpay() {
  const tennpay = fakeTennpay();
  const outcomes: OutcomeEvent[] = [];
  const kit = startKit({
    provider: tennpay.provider,
    fetch: tennpay.fetch,
    identify: () => ({ id: 'ada', providerUserId: 2077 }),
    onOutcome: (event) => void outcomes.push(event),
  });
  return { ...kit, tennpay, outcomes };
}

/** A kit whose customer has the signing page, and presses "Try again". */
async function restartedWhileSigning() {
  const kit = startTennpay();
  const { tennpay } = kit;
  const first = await json(kit.open());
  Object.assign(tennpay, signable);
  kit.clock.now += 3_000;
  expect(await json(kit.ask(`${first.statusUrl}?seen=returned&own=1`))).toMatchObject({
    page: { url: signUrl },
  });
  kit.clock.now += 3_000;
  const second = await json(kit.open({ restart: true }));
  expect(second).toMatchObject({ page: { url: identifyUrl } });
  return { ...kit, first, second };
}

describe('a session that a newer one took the place of', () => {
  it('shows nothing, and is watched', async () => {
    const { ask, first, store } = await restartedWhileSigning();
    expect((await ask(first.statusUrl)).status).toBe(410);
    expect(await store.find(first.sessionId)).toMatchObject({ phase: 'watched' });
  });

  it('check 61: that is signed after all is the customer’s verdict; the newer one is given up', async () => {
    const kit = await restartedWhileSigning();
    const { tennpay, first, second, outcomes } = kit;
    Object.assign(tennpay, signed);
    kit.clock.now += minute;
    await kit.kit.sweep();
    await kit.settle();
    expect(outcomes).toMatchObject([{ sessionId: first.sessionId, status: 'approved', references: numbers }]);
    expect(await json(kit.ask(second.statusUrl))).toMatchObject({ status: 'approved' });
    expect(await json(kit.open())).toMatchObject({ sessionId: first.sessionId, status: 'approved' });
    expect(tennpay.to(paths.finalize)).toHaveLength(1);
  });

  it('that is signed while its last call fails keeps its customer waiting, not beginning anew', async () => {
    const kit = await restartedWhileSigning();
    const { tennpay, first, second } = kit;
    Object.assign(tennpay, signed);
    tennpay.override = (path) => (path === paths.finalize ? new Response(null, { status: 500 }) : undefined);
    kit.clock.now += minute;
    await kit.kit.sweep();
    const checking = { status: 'pending', step: 'sign' };
    expect(await json(kit.ask(second.statusUrl))).toMatchObject(checking);
    expect(await json(kit.open({ restart: true }))).toMatchObject({
      ...checking,
      sessionId: first.sessionId,
    });
    tennpay.override = undefined;
    kit.clock.now += 3_000;
    expect(await json(kit.ask(second.statusUrl))).toMatchObject({ status: 'approved' });
    expect(tennpay.to(paths.initiate)).toHaveLength(2);
  });

  it('is left alone once the newer one’s customer signs: one signature is told once', async () => {
    const kit = await restartedWhileSigning();
    const { tennpay, second, outcomes } = kit;
    Object.assign(tennpay, { status: 'PROCESSING', url: null });
    kit.clock.now += 3_000;
    await kit.ask(`${second.statusUrl}?seen=returned&own=1`);
    Object.assign(tennpay, { ...signable, url: `${signUrl}&second` });
    kit.clock.now += 3_000;
    expect(await json(kit.ask(second.statusUrl))).toMatchObject({ page: { url: `${signUrl}&second` } });
    Object.assign(tennpay, signed);
    for (let round = 0; round < 3; round += 1) {
      kit.clock.now += minute;
      await kit.kit.sweep();
    }
    await kit.settle();
    expect(outcomes).toMatchObject([{ sessionId: second.sessionId, status: 'approved' }]);
    expect(tennpay.to(paths.finalize)).toHaveLength(1);
  });

  it('is the customer’s verdict also when the newer one has failed: no signature is lost', async () => {
    const kit = await restartedWhileSigning();
    const { tennpay, first, second, outcomes } = kit;
    Object.assign(tennpay, { status: 'IDENTIFICATION_FAILED', url: null });
    kit.clock.now += 3_000;
    expect(await json(kit.ask(`${second.statusUrl}?seen=returned&own=1`))).toMatchObject({
      status: 'failed',
    });
    Object.assign(tennpay, signed);
    kit.clock.now += minute;
    await kit.kit.sweep();
    await kit.settle();
    expect(outcomes).toMatchObject([
      { sessionId: second.sessionId, status: 'failed' },
      { sessionId: first.sessionId, status: 'approved' },
    ]);
    expect(tennpay.to(paths.finalize)).toHaveLength(1);
  });

  it('is told as failed when a day has brought nothing, and is read no more', async () => {
    const kit = await restartedWhileSigning();
    const { tennpay, first, outcomes, store } = kit;
    Object.assign(tennpay, { status: 'PROCESSING', url: null });
    for (let passed = 0; passed < 24; passed += 1) {
      expect(outcomes).toEqual([]);
      kit.clock.now += hour;
      await kit.kit.sweep();
      await kit.settle();
    }
    expect(outcomes).toMatchObject([{ sessionId: first.sessionId, status: 'failed' }]);
    expect(await store.find(first.sessionId)).not.toHaveProperty('sealed');
  });

  it('leaves its signing page to nobody: the newer one never shows that address', async () => {
    const kit = await restartedWhileSigning();
    const { tennpay, second } = kit;
    Object.assign(tennpay, signable); // the old word and the old address linger
    kit.clock.now += 3_000;
    const back = await json(kit.ask(`${second.statusUrl}?seen=returned&own=1`));
    expect(back).toMatchObject({ status: 'pending' });
    Object.assign(tennpay, { ...signable, url: `${signUrl}&second` });
    kit.clock.now += 3_000;
    expect(await json(kit.ask(second.statusUrl))).toMatchObject({ page: { url: `${signUrl}&second` } });
  });

  it('leaves that to nobody either where the newer one, still being opened, is overtaken', async () => {
    const kit = startTennpay();
    const { tennpay, open, ask, clock } = kit;
    const first = await json(open());
    let create: () => void = () => undefined;
    const created = new Promise<undefined>((resolve) => (create = () => resolve(undefined)));
    tennpay.override = (path) => (path === paths.initiate ? created : undefined);
    const opening = json(open({ restart: true }));
    await vi.waitFor(() => expect(tennpay.to(paths.initiate)).toHaveLength(2));
    Object.assign(tennpay, signable);
    clock.now += 3_000;
    const signing = await json(ask(`${first.statusUrl}?seen=returned&own=1`));
    expect(signing).toMatchObject({ page: { url: signUrl } });
    Object.assign(tennpay, signed);
    clock.now += 3_000;
    await ask(`${first.statusUrl}?seen=returned&own=1`);
    create();
    expect(await opening).toMatchObject({ sessionId: first.sessionId, status: 'approved' });
    await kit.kit.reverify('ada', { reason: 'expired document' });
    tennpay.override = undefined;
    const again = await json(open());
    Object.assign(tennpay, signable); // the old word and the old address linger
    clock.now += 3_000;
    expect(again).toMatchObject({ page: { url: identifyUrl } });
    const back = await json(ask(`${again.statusUrl}?seen=returned&own=1`));
    expect(back).toMatchObject({ status: 'pending' });
  });

  it('keeps of the addresses that were shown no more than keyed hashes', async () => {
    const { store, second } = await restartedWhileSigning();
    const stored = JSON.stringify(await store.find(second.sessionId));
    expect(stored).toContain('"shownPages":["');
    expect(stored).not.toContain('sign.example');
  });
});

describe('a first page', () => {
  it('may have the same address again', async () => {
    const kit = await restartedWhileSigning();
    kit.clock.now += 3_000;
    expect(await json(kit.open({ restart: true }))).toMatchObject({ page: { url: identifyUrl } });
  });
});
