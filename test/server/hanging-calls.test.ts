// A call into the merchant's own code, or into a provider of their own, that never settles: it is given up,
// and neither its customer nor anybody else waits for it for ever.

import type { Progress, Provider, ProviderConnection } from '../../src/providers/contract.js';
import { trustmatic } from '../../src/providers/trustmatic/server.js';
import { password, username } from './fake-trustmatic.js';
import { json, minute, startKit } from './kit.js';

const never = () => new Promise<never>(() => undefined);

/** Time passes where a test says so. */
function stopTime() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
}

/** A provider of the merchant's own, whose calls a test replaces. */
function ownProvider() {
  const calls = {
    begin: async () => ({ page: { url: 'https://id.example/page', kind: 'hosted' }, memo: 'memo' }) as const,
    read: async (): Promise<Progress> => ({ at: 'page' }),
    readNews: async () => undefined,
  } satisfies ProviderConnection;
  const provider: Provider = {
    id: 'own',
    readIntervalMs: 2_000,
    connect: () => ({
      begin: () => calls.begin(),
      read: () => calls.read(),
      readNews: () => calls.readNews(),
    }),
  };
  return { provider, calls };
}

/** Replaces a function by one that does not settle. Returns how often it was called, and the way back. */
function hang<Name extends string>(calls: Record<Name, unknown>, name: Name) {
  const before = calls[name];
  const hanging = vi.fn(never);
  calls[name] = hanging;
  return { called: () => hanging.mock.calls.length > 0, mend: () => void (calls[name] = before) };
}

describe('a call that never settles', () => {
  it('of the function that gives a password: the sweeper goes on after it', async () => {
    stopTime();
    const vault = { give: (): Promise<string> => Promise.resolve(password) };
    const { open, ask, upstream, clock, settle } = startKit({
      provider: trustmatic({ url: 'https://id.example', username, password: () => vault.give() }),
      sweepEveryMs: 15_000,
    });
    const { statusUrl } = await json(open());
    await ask(`${statusUrl}?seen=submitted`);
    await settle();
    const before = upstream.count('/status');

    const { called, mend } = hang(vault, 'give');
    clock.now += 2 * minute;
    await vi.advanceTimersByTimeAsync(15_000);
    await vi.waitUntil(called);
    mend();
    await vi.advanceTimersByTimeAsync(5_000);
    await settle();

    clock.now += 2 * minute;
    await vi.advanceTimersByTimeAsync(15_000);
    await vi.waitUntil(() => upstream.count('/status') > before);
  });

  it.each([
    ['begin() of a provider', 45_000, 502],
    ['choose()', 5_000, 500],
  ] as const)('of %s: the customer gets a session afterwards', async (what, ms, status) => {
    stopTime();
    const { provider, calls } = ownProvider();
    const another = { ...provider, id: 'another' };
    const own = { choose: (): string | Promise<string> => 'own' };
    const { open } = startKit({
      provider: undefined,
      providers: [provider, another],
      choose: () => own.choose(),
    });
    const { called, mend } = what === 'choose()' ? hang(own, 'choose') : hang(calls, 'begin');
    const first = open();
    await vi.waitUntil(called);
    const second = open({ restart: true });
    mend();
    await vi.advanceTimersByTimeAsync(ms);
    expect((await first).status).toBe(status);
    expect((await second).status).toBe(status);
    expect((await open()).status).toBe(200);
  });

  it('of read(): the sweeper goes on after it, and the session is read again', async () => {
    stopTime();
    const { provider, calls } = ownProvider();
    const { open, ask, clock, settle } = startKit({ provider, sweepEveryMs: 15_000, patienceMs: 0 });
    const { statusUrl } = await json(open());
    await ask(`${statusUrl}?seen=submitted&own=1`);
    await settle();

    const { called, mend } = hang(calls, 'read');
    clock.now += minute;
    await vi.advanceTimersByTimeAsync(15_000);
    await vi.waitUntil(called);
    mend();
    await vi.advanceTimersByTimeAsync(60_000);
    await settle();

    const read = vi.spyOn(calls, 'read');
    clock.now += minute;
    await vi.advanceTimersByTimeAsync(15_000);
    await vi.waitUntil(() => read.mock.calls.length > 0);
  });

  it('of readNews(): the call-back is refused, so that it comes again', async () => {
    stopTime();
    const { provider, calls } = ownProvider();
    const { send } = startKit({ provider });
    const { called } = hang(calls, 'readNews');
    const answered = send('webhook/own', { method: 'POST', body: '{}' });
    await vi.waitUntil(called);
    await vi.advanceTimersByTimeAsync(10_000);
    expect((await answered).status).toBe(503);
  });

  it('ends with the kit', async () => {
    const { provider, calls } = ownProvider();
    const { open, kit } = startKit({ provider, drainMs: 0 });
    const { called } = hang(calls, 'begin');
    const answered = open();
    await vi.waitUntil(called);
    await kit.close();
    expect((await answered).status).toBeGreaterThanOrEqual(500);
  });
});
