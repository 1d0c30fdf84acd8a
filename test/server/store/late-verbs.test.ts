// A verb of the store that takes too long is answered 503, and may do its work all the same: then that is
// taken back, so that nothing of it is in the customer's way.

import { memoryStore } from '../../../src/server/store/memory.js';
import type { Store } from '../../../src/server/store/store.js';
import { bodies, promised, startMerchant } from '../../providers/wultra/merchant.js';
import { json, startKit } from '../kit.js';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A store in which one verb waits for `answer` the first time. */
function slowStore(name: 'open' | 'countUp' | 'forget' | 'beginCall') {
  const [answer, asked] = [promised<undefined>(), promised<undefined>()];
  const memory = memoryStore();
  let isFirst = true;
  const slow = new Proxy(memory, {
    get: (target: Store, verb: keyof Store) => {
      const value = target[verb];
      if (verb !== name || typeof value !== 'function' || !isFirst) return value;
      return async (...given: readonly unknown[]) => {
        isFirst = false;
        asked.give(undefined);
        await answer.promise;
        return Reflect.apply(value, target, given) as unknown;
      };
    },
  });
  return {
    slow,
    memory,
    answer,
    async afterThreeSeconds(work: Promise<Response>): Promise<Response> {
      await asked.promise;
      await vi.advanceTimersByTimeAsync(3_000);
      return work;
    },
  };
}

function startSlow(name: 'open' | 'countUp' | 'forget') {
  const { slow, ...rest } = slowStore(name);
  return { ...startKit({ store: slow, newSessions: { user: 1 } }), ...rest };
}

describe('a store that answers too late', () => {
  it('leaves no place taken, which nobody would have', async () => {
    const { kit, open, memory, answer, settle, afterThreeSeconds } = startSlow('open');
    expect((await afterThreeSeconds(open())).status).toBe(503);
    answer.give(undefined);
    await settle();
    expect(await memory.newest('ada')).toBeUndefined();
    expect(await kit.list()).toEqual([]);
    expect(await json(open())).toMatchObject({ status: 'page' });
  });

  it('leaves no session counted that was never created', async () => {
    const { open, answer, settle, upstream, afterThreeSeconds } = startSlow('countUp');
    expect((await afterThreeSeconds(open())).status).toBe(503);
    answer.give(undefined);
    await settle();
    expect(upstream.requests).toEqual([]);
    expect(await json(open())).toMatchObject({ status: 'page' });
  });

  it('is told in the log where a place could not be left, and the provider’s word stands', async () => {
    const { open, upstream, logged, afterThreeSeconds } = startSlow('forget');
    upstream.override = () => new Response(null, { status: 503 });
    expect(await json(afterThreeSeconds(open()))).toMatchObject({ code: 'PROVIDER_UNAVAILABLE' });
    expect(logged.join()).toContain('is left in the store');
  });

  it('leaves no call of a service taken: made again, it is answered at once', async () => {
    const { slow, answer, afterThreeSeconds } = slowStore('beginCall');
    const { call, settle, asked } = startMerchant({ store: slow });
    const send = () => call('otp/send', bodies.otp());
    expect((await afterThreeSeconds(send())).status).toBe(503);
    answer.give(undefined);
    await settle();
    expect((await send()).status).toBe(200);
    expect(asked.sendOtp).toHaveLength(1);
  });
});
