// A provider that is asked again while an answer of it is still under way.

import { decided } from './decided-kit.js';
import { json, minute } from './kit.js';

describe('two reads at once', () => {
  /** A kit whose provider answers each read when `answer` names its word. */
  async function reading(first = 'PENDING') {
    const { kit, clock, ...env } = await decided(first);
    const waiting = new Map<string, () => void>();
    env.upstream.override = (path) => {
      const word = env.upstream.status;
      if (!path.endsWith('/results')) return undefined;
      return new Promise((go) => waiting.set(word, () => go(undefined)));
    };
    return {
      ...env,
      /** The provider says a word, and the read that its call-back has caused waits for the results. */
      async begin(word: string) {
        env.upstream.status = word;
        await env.webhook({ sessionId: env.sessionId, status: word });
        await vi.waitUntil(() => waiting.has(word));
      },
      async answer(word: string) {
        const ended = () => env.logged.filter((line) => line.includes(`"providerStatus":"${word}"`)).length;
        const before = ended();
        waiting.get(word)?.();
        await vi.waitUntil(() => ended() > before);
      },
      async later() {
        await env.settle();
        env.upstream.override = undefined;
        clock.now += minute;
        await kit.sweep();
        await env.settle();
        return json(env.ask(env.statusUrl));
      },
    };
  }

  it.each([
    ['first', ['AUTO_APPROVED', 'MANUAL_REJECTED'], ['approved', 'rejected']],
    ['last', ['MANUAL_REJECTED', 'AUTO_APPROVED'], ['rejected']],
  ])('lose no word of the provider: the earlier read ends %s', async (_, order, told) => {
    const { begin, answer, later, outcomes, logged } = await reading();
    await begin('AUTO_APPROVED');
    await begin('MANUAL_REJECTED');
    for (const word of order) await answer(word);
    expect(await later()).toMatchObject({ status: 'rejected', providerStatus: 'MANUAL_REJECTED' });
    expect(outcomes.map(({ status }) => status)).toEqual(told);
    expect(logged.join()).not.toContain('that one stays');
  });

  it('take no decision back that the provider has confirmed since', async () => {
    const { begin, answer, later, outcomes, upstream } = await reading('AUTO_REJECTED');
    await begin('MANUAL_APPROVED');
    await begin('MANUAL_REJECTED');
    await answer('MANUAL_REJECTED');
    await answer('MANUAL_APPROVED');
    expect(await later()).toMatchObject({ status: 'rejected' });
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected']);
    const reads = upstream.count('/status');
    await later();
    expect(upstream.count('/status')).toBe(reads); // the provider has answered, so nobody asks on
  });

  it('lose no word when the later one fails', async () => {
    const { begin, answer, later, outcomes, upstream, logged, webhook, sessionId } = await reading();
    await begin('AUTO_APPROVED');
    let fail: (answer: Response) => void = () => undefined;
    upstream.override = () => new Promise((resolve) => (fail = resolve));
    upstream.status = 'MANUAL_REJECTED';
    const asked = upstream.count('/status');
    await webhook({ sessionId, status: 'MANUAL_REJECTED' });
    await vi.waitUntil(() => upstream.count('/status') > asked);
    await answer('AUTO_APPROVED');
    upstream.override = () => new Response(null, { status: 503 });
    fail(new Response(null, { status: 503 }));
    await vi.waitUntil(() => logged.join().includes('could not be asked'));
    expect(await later()).toMatchObject({ status: 'rejected' });
    expect(outcomes.map(({ status }) => status)).toEqual(['approved', 'rejected']);
  });

  it('that say the same cause no third one', async () => {
    const { begin, answer, later, outcomes, upstream } = await reading();
    await begin('AUTO_APPROVED');
    await begin('MANUAL_APPROVED');
    await answer('AUTO_APPROVED');
    await answer('MANUAL_APPROVED');
    const reads = upstream.count('/status');
    expect(await later()).toMatchObject({ status: 'approved' });
    expect(upstream.count('/status')).toBe(reads);
    expect(outcomes).toHaveLength(1);
  });
});
