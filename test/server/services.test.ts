// Services of several outside systems in one kit, without any vendor's words.

import { ServiceRefusal } from '../../src/providers/services.js';
import type { Services, ServicesEnvironment } from '../../src/providers/services.js';
import { promised } from '../providers/wultra/merchant.js';
import { createStore } from './kit-store.js';
import { json, origin, startKit } from './kit.js';

/** An outside system that asks one thing, and knows its calls by a key. */
function outside(
  id: string,
  name: string,
  answer: (body: unknown) => unknown = () => ({ of: id }),
  understand: () => Promise<void> = async () => undefined,
) {
  let kit: ServicesEnvironment | undefined;
  const delivered: unknown[] = [];
  const services: Services = {
    id,
    connect(environment) {
      kit = environment;
      return {
        answerWithinMs: 5_000,
        tracedBy: { correlation: 'x-correlation', requestId: 'x-request' },
        accepts: async (headers) => headers.get('x-key') === id,
        services: [
          {
            name,
            maxBodyBytes: 1_000,
            read: async (body) => {
              await understand();
              return {
                identity: [JSON.stringify(body)],
                later: { body: 'wait', memo: JSON.stringify(body), address: id },
                ask: async () => {
                  const said = await answer(body);
                  return said === 'later' ? { at: 'later' } : { at: 'answered', body: said };
                },
              };
            },
          },
        ],
        refusal: (status) => ({ [id]: status }),
        deliver: async (decision) => {
          delivered.push(decision);
          return { at: 'delivered' };
        },
      };
    },
  };
  return { services, delivered, kit: () => kit! };
}

const call = (key: string, body: unknown) => ({
  method: 'POST',
  headers: { 'x-key': key, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

describe('several services in one kit', () => {
  it('are each answered at their own path, in their own form', async () => {
    const [one, other] = [outside('one', 'a/ask'), outside('other', 'b/ask')];
    const { send } = startKit({ services: [one.services, other.services] });
    expect(await json(send('one/a/ask', call('one', 1)))).toEqual({ of: 'one' });
    expect(await json(send('other/b/ask', call('other', 1)))).toEqual({ of: 'other' });
    for (const [path, key, status] of [
      ['one/b/ask', 'one', 404],
      ['other/b/ask', 'one', 401],
    ] as const) {
      const refused = await send(path, call(key, 1));
      expect([refused.status, await refused.json()]).toEqual([status, { [path.split('/')[0]!]: status }]);
    }
  });

  it('tell a late decision to whoever waits for it', async () => {
    const [one, other] = [outside('one', 'a/ask', () => 'later'), outside('other', 'b/ask', () => 'later')];
    const { send, settle } = startKit({ services: [one.services, other.services] });
    await send('one/a/ask', call('one', 1));
    await send('other/b/ask', call('other', 1));
    const decision = { service: 'b/ask', identity: ['1'], body: 'no', address: 'other' };
    expect(await other.kit().decide(decision)).toBe('no');
    await settle();
    expect([one.delivered, other.delivered]).toEqual([
      [],
      [{ service: 'b/ask', address: 'other', body: 'no' }],
    ]);
  });

  it('leave what another kit serves to it, where both have one store', async () => {
    const store = createStore();
    const { send, kit } = startKit({ store, services: [outside('one', 'a/ask').services] });
    await send('one/a/ask', call('one', 1));
    const owed = { key: 'k1', version: 0, phase: 'decided', createdAt: 0, dueAt: 0, attempts: 0 } as const;
    await store.beginCall({ ...owed, service: 'b/ask' });
    await kit.sweep();
    expect(await store.findCall('k1')).toMatchObject({ phase: 'decided', attempts: 0, dueAt: 0 });
    await store.beginCall({ ...owed, key: 'k2', service: 'a/ask' });
    await kit.sweep();
    expect(await store.findCall('k2')).not.toMatchObject({ attempts: 0 });
  });

  it('check 75: are answered in time after the last byte, however long a body is read', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const [read, asked] = [promised<true>(), promised<true>()];
    const one = outside(
      'one',
      'a/ask',
      () => (asked.give(true), new Promise<never>(() => undefined)),
      () => (read.give(true), new Promise((resolve) => setTimeout(resolve, 3_000))),
    );
    const answer = json(startKit({ services: [one.services] }).send('one/a/ask', call('one', 1)));
    await read.promise;
    await vi.advanceTimersByTimeAsync(3_000);
    await asked.promise;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await answer).toBe('wait');
  });

  it('leave no timer behind that outlives a call', async () => {
    const timeout = vi.spyOn(AbortSignal, 'timeout');
    onTestFinished(() => timeout.mockRestore());
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const one = outside('one', 'a/ask');
    const { send, settle } = startKit({ services: [one.services] });
    const before = timers();
    for (let body = 0; body < 20; body += 1) await send('one/a/ask', call('one', body));
    await settle();
    expect(timeout).not.toHaveBeenCalled();
    expect(timers()).toBeLessThanOrEqual(before);
  });

  it.each([
    ['two of one name', [outside('one', 'a'), outside('one', 'b')], /two of the "services" are called "one"/],
    ['two with the same service', [outside('one', 'a'), outside('two', 'a')], /"services" are called "a"/],
    ['a name of the kit’s own', [outside('session', 'a')], /"session" cannot be the id/],
    ['a name that is no path', [outside('a/b', 'a')], /"a\/b" cannot be the id/],
  ])('are refused: %s', (_, given, message) => {
    expect(() => startKit({ services: given.map(({ services }) => services) })).toThrow(message);
  });

  it('what a service refuses is told by its own status', async () => {
    const one = outside('one', 'a', () => {
      throw new ServiceRefusal(429, 'Too soon.', 2_500);
    });
    const { kit } = startKit({ services: [one.services] });
    const refused = await kit.fetch(new Request(`${origin}/kyc/one/a`, call('one', 1)));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3']);
  });
});
