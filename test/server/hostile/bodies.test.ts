import { heldBytes } from '../../support/heap.js';
import { json } from '../kit.js';
import { hostileBodies, list } from './bodies.js';
import { startTarget } from './send-all.js';

describe('check 80: bodies that no honest client sends', () => {
  it('are refused by every route, each of them, without a failure of the server', async () => {
    const { send, routes } = await startTarget();
    const { failures, statuses, sent } = await send(list, { everywhere: true });
    expect(failures).toEqual([]);
    expect(sent).toBe(list.length * routes.length);
    for (const [path, counts] of Object.entries(statuses))
      expect(Object.keys(counts), path).not.toEqual(['404']); // it is a route
    expect(statuses.session).toMatchObject({
      400: expect.any(Number),
      413: expect.any(Number),
      415: expect.any(Number),
    });
  });

  it('are refused when they are generated, and leave nothing behind', async () => {
    const { send, open, sessionId, upstream, logged } = await startTarget();
    const { failures } = await send(hostileBodies({ count: 1_000, seed: 20_260_101 }));
    expect(failures).toEqual([]);
    expect(logged.filter((line) => line.includes('failed'))).toEqual([]);
    expect(({} as Record<string, unknown>).restart).toBeUndefined();
    // `restart: true` is among the words that they know
    expect(upstream.count('initialize')).toBeLessThan(100);
    expect(await json(open({}, { 'x-user': 'bob' }))).toMatchObject({ status: 'page' });
    expect(sessionId).toMatch(/^[\da-f-]{36}$/);
  }, 30_000);

  it('are let go of as soon as they are answered', async () => {
    const { send, logged } = await startTarget();
    const large = { name: 'large', body: `{"language":"${'x'.repeat(15_000)}"` };
    const sendLarge = (count: number) => send(Array.from({ length: count }, () => large));
    await sendLarge(200);
    const before = await heldBytes();
    await sendLarge(1_000);
    logged.length = 0; // the test's own notes
    expect((await heldBytes()) - before).toBeLessThan(5_000_000);
  }, 30_000);
});
