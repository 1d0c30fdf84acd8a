// The Onboarding Server of 1.9 gives up after five seconds (docs/providers/wultra.md, Timing): it is answered
// in less than four, whatever the store and the merchant do.

import { createStore } from '../../server/kit-store.js';
import { bodies, promised, startMerchant } from './merchant.js';

describe('check 75: a caller is answered in less than four seconds', () => {
  it('also when the store does not take the note that it waits', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const [asked, noting, never] = [promised<true>(), promised<true>(), promised<never>()];
    const stuck = { ...createStore(), writeCall: async () => (noting.give(true), never.promise) };
    const approveClient = async () => (asked.give(true), never.promise);
    const answer = startMerchant({ store: stuck, approveClient }).call('client/approve', bodies.approve());
    await asked.promise;
    await vi.advanceTimersByTimeAsync(3_500);
    await noting.promise;
    await vi.advanceTimersByTimeAsync(400);
    expect((await answer).status).toBe(503);
  });
});
