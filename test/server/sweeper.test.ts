// The kinds of the sweeper's work, of which none may keep another from being done.

import type { Progress, Provider } from '../../src/providers/contract.js';
import { createStore } from './kit-store.js';
import { json, minute, startKit } from './kit.js';

/** A kit with two customers: the read of one is due, the outcome of the other is not told yet. */
async function startOwing({ store = createStore(), audit = (): void | Promise<void> => undefined } = {}) {
  const read = vi.fn<() => Promise<Progress>>(async () => ({ at: 'page' }));
  const provider: Provider = {
    id: 'own',
    readIntervalMs: 2_000,
    connect: () => ({
      begin: async ({ sessionId }) => ({ page: { url: `https://id.example/${sessionId}`, kind: 'hosted' } }),
      read,
    }),
  };
  const told: string[] = [];
  const merchant = { isAway: true };
  const kit = startKit({
    provider,
    store,
    audit,
    onOutcome: ({ userId }) => {
      if (merchant.isAway) throw new Error('away');
      told.push(userId);
    },
  });
  const visit = async (user: string) => {
    const { statusUrl } = await json(kit.open({}, { 'x-user': user }));
    await kit.ask(`${statusUrl}?seen=submitted&own=1`, { 'x-user': user });
  };
  await visit('ada');
  read.mockResolvedValueOnce({ at: 'end', verdict: { status: 'approved' } });
  await visit('bob');
  await kit.settle();
  merchant.isAway = false;
  kit.clock.now += minute;
  read.mockClear();
  return { ...kit, read, told };
}

describe('a round of the sweeper', () => {
  it('tells outcomes although a read throws, and names the session in the log', async () => {
    const { kit, read, told, logged } = await startOwing();
    read.mockRejectedValueOnce(new TypeError('Cannot read properties of undefined'));
    await kit.sweep();
    expect(told).toEqual(['bob']);
    expect(logged.join()).toMatch(/"sessionId":"[^"]+".*Cannot read properties.* A due read failed/);
  });

  it('reads the others although a read throws', async () => {
    const { kit, open, ask, read, clock } = await startOwing();
    const eve = { 'x-user': 'eve' };
    await ask(`${(await json(open({}, eve))).statusUrl}?seen=submitted&own=1`, eve);
    clock.now += minute;
    read.mockClear().mockRejectedValueOnce(new TypeError('no'));
    await kit.sweep();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('purges the Idempotency-Keys of a session that never ends', async () => {
    const { kit, open, clock, store } = startKit();
    const visit = (key: string) => open({}, { 'idempotency-key': key });
    const answeredTo = async (key: string) => (await store.recall('ada', key)).answered?.id;
    const [first, second] = [crypto.randomUUID(), crypto.randomUUID()];
    const { sessionId } = await json(visit(first));
    clock.now += minute;
    expect(await json(visit(second))).toMatchObject({ sessionId });
    await kit.sweep();
    expect([await answeredTo(first), await answeredTo(second)]).toEqual([sessionId, sessionId]);
    clock.now += 24 * 60 * minute;
    await kit.sweep();
    expect([await answeredTo(first), await answeredTo(second)]).toEqual([undefined, sessionId]);
    clock.now += minute;
    await kit.sweep();
    expect(await answeredTo(second)).toBeUndefined();
    expect((await store.newest('ada'))?.id).toBe(sessionId);
  });

  it('does the rest although the store gives no due reads, and says so', async () => {
    const store = createStore();
    const { kit, told } = await startOwing({ store });
    const purge = vi.spyOn(store, 'purge');
    vi.spyOn(store, 'claimDueReads').mockRejectedValue(new Error('locked'));
    await expect(kit.sweep()).rejects.toThrow();
    expect(told).toEqual(['bob']);
    expect(purge).toHaveBeenCalled();
  });

  it('tells outcomes and purges although the audit trail does not settle', async () => {
    const store = createStore();
    let isAway = false;
    const audit = vi.fn(() => (isAway ? new Promise<void>(() => undefined) : undefined));
    const { kit, told } = await startOwing({ store, audit });
    await store.appendAudit({ kind: 'opened', customer: 'c', at: '2026-01-01T00:00:00.000Z' });
    isAway = true;
    audit.mockClear();
    const purge = vi.spyOn(store, 'purge');
    void kit.sweep();
    await vi.waitFor(() => expect(audit).toHaveBeenCalled());
    await vi.waitFor(() => expect(purge).toHaveBeenCalled());
    await vi.waitFor(() => expect(told).toEqual(['bob']));
  });
});
