// The last call to a provider that has call-backs, or answers that it is not ready yet: 10nPay does neither.

import { ProviderError } from '../../src/providers/contract.js';
import type { Progress, Provider } from '../../src/providers/contract.js';
import { json, minute, startKit } from './kit.js';

const second = 1_000;
const never = () => new Promise<never>(() => undefined);

/** A kit whose customer has a page to sign. */
async function start() {
  const provider = {
    /** How often the last call was made. */
    calls: 0,
    read: (): Promise<Progress> => Promise.resolve({ at: 'page' }),
    call: (): Promise<Progress> => never(),
  };
  const own: Provider = {
    id: 'own',
    readIntervalMs: 2 * second,
    connect: () => ({
      begin: () =>
        Promise.resolve({
          page: { url: 'https://id.example/sign', kind: 'hosted', step: 'sign' },
          memo: 'page',
        }),
      read: ({ memo }) => {
        if (memo === 'page') return provider.read();
        provider.calls += 1;
        return provider.call();
      },
      readNews: async ({ body }) => JSON.parse(new TextDecoder().decode(body)),
    }),
  };
  const kit = startKit({ provider: own, patienceMs: 10 });
  const { statusUrl, sessionId } = await json(kit.open());
  return {
    ...kit,
    provider,
    sessionId,
    sign() {
      provider.read = () => Promise.resolve({ at: 'finishing', memo: 'signed' });
    },
    /** A status some seconds later. */
    async next(waitS = 3) {
      kit.clock.now += waitS * second;
      return json(kit.ask(`${statusUrl}?seen=returned&own=1`));
    },
    callBack: (fact: string) =>
      kit.send('webhook/own', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ sessionId, fact }),
      }),
  };
}

describe("a provider's last call", () => {
  it('is not made a second time for a call-back while it is unanswered', async () => {
    const { sign, next, callBack, provider } = await start();
    sign();
    await next();
    for (const fact of ['signed', 'archived']) {
      expect((await callBack(fact)).status).toBe(204);
      await next();
    }
    expect(provider.calls).toBe(1);
  });

  it('is made at once for a call-back after it has failed', async () => {
    const { sign, next, callBack, provider } = await start();
    sign();
    provider.call = () => Promise.reject(new ProviderError('unavailable', 'down'));
    await next();
    provider.call = never;
    await callBack('signed');
    await vi.waitFor(() => expect(provider.calls).toBe(2));
    await callBack('archived');
    await next();
    expect(provider.calls).toBe(2);
  });

  it('is not made a second time when the clock is set back, but at once after a failure', async () => {
    const { sign, next, clock, provider, logged } = await start();
    sign();
    let fail = (_: Error) => undefined as unknown;
    provider.call = () => new Promise((_, reject) => (fail = reject));
    await next();
    clock.now -= 60 * minute;
    for (let times = 0; times < 3; times += 1) await next();
    expect(provider.calls).toBe(1);
    fail(new ProviderError('unavailable', 'down'));
    await vi.waitFor(() => expect(logged.join()).toContain('could not be asked'));
    await next();
    expect(provider.calls).toBe(2);
  });

  it('whose process has died is made again although the clock was set back since', async () => {
    const { sign, next, clock, provider } = await start();
    sign();
    await next();
    clock.now -= 60 * minute;
    await next();
    await next();
    expect(provider.calls).toBe(1); // it may still be on its way
    await next(15);
    expect(provider.calls).toBe(2);
  });

  it('is made by one machine at a time also where the clock of another is a little behind', async () => {
    const { sign, next, clock, provider } = await start();
    sign();
    await next();
    clock.now -= minute;
    for (let times = 0; times < 6; times += 1) await next();
    expect(provider.calls).toBe(1);
  });

  it('is not made a second time when a read from before it fails late', async () => {
    const { sign, next, provider, logged } = await start();
    let fail = (_: Error) => undefined as unknown;
    provider.read = () => new Promise((_, reject) => (fail = reject));
    await next();
    sign();
    await next();
    fail(new ProviderError('unavailable', 'late'));
    await vi.waitFor(() => expect(logged.join()).toContain('could not be asked'));
    await next();
    expect(provider.calls).toBe(1);
  });

  it.each([
    ['provider', { at: 'provider' }],
    ['finishing', { at: 'finishing', memo: 'signed' }],
  ] as const)('that is answered with "%s" is made again after the interval', async (_, progress) => {
    const { sign, next, provider } = await start();
    sign();
    provider.call = () => Promise.resolve(progress);
    for (let times = 1; times < 5; times += 1) {
      await next();
      expect(provider.calls).toBe(times);
    }
  });

  it('is made once at a time also in a review, and then by the hour', async () => {
    const { sign, next, open, kit, clock, provider, store, sessionId } = await start();
    sign();
    provider.call = () => Promise.reject(new ProviderError('not-eligible', 'refused', 400));
    await next();
    await next(60);
    await next(60);
    await next(60);
    expect((await store.find(sessionId))?.phase).toBe('review');
    const { calls } = provider;
    provider.call = never;
    clock.now += 61 * minute;
    void kit.sweep();
    await vi.waitFor(() => expect(provider.calls).toBe(calls + 1));
    for (let times = 0; times < 4; times += 1) {
      await next();
      await open();
    }
    expect(provider.calls).toBe(calls + 1);
  });
});
