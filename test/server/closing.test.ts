import { memoryStore } from '../../src/server/store/memory.js';
import { json, startKit } from './kit.js';

/** A provider that answers when it is told to. */
function startSlow(given: Parameters<typeof startKit>[0] = {}) {
  let release!: () => void;
  const released = new Promise<void>((resolve) => (release = resolve));
  const events: string[] = [];
  const memory = memoryStore();
  const store = { ...memory, close: async () => void events.push('store closed') };
  const kit = startKit({ store, ...given });
  const asked = new Promise<void>((resolve) => {
    kit.upstream.override = async () => {
      resolve();
      await released;
      events.push('provider answered');
      return undefined;
    };
  });
  return { ...kit, asked, release, events };
}

describe('closing the kit', () => {
  it('lets requests finish that came before, and closes the store after them', async () => {
    const { kit, open, asked, release, events } = startSlow();
    const answer = open();
    await asked;
    const closed = kit.close();
    release();
    expect(await json(answer)).toMatchObject({ status: 'page' });
    await closed;
    expect(events).toEqual(['provider answered', 'store closed']);
  });

  it('refuses requests that come after, and says when to come again', async () => {
    const { kit, open, asked, release, upstream } = startSlow();
    const first = open();
    await asked;
    const closed = kit.close();
    const refused = await open({}, { 'x-user': 'bob' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await json(refused)).toMatchObject({ code: 'SERVER_UNAVAILABLE' });
    expect(upstream.requests).toHaveLength(1);
    release();
    await Promise.all([first, closed]);
  });

  it('waits no longer than it may, and then cuts the provider off', async () => {
    const never: typeof fetch = (_input, init) =>
      new Promise((_, reject) =>
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
      );
    const { kit, open, logged } = startKit({ fetch: never, drainMs: 1 });
    const answer = open();
    await kit.close();
    expect((await answer).status).toBe(502);
    expect(logged).toContainEqual(expect.stringContaining('not answered yet'));
  });

  it('delivers outcomes that are on their way', async () => {
    const told: string[] = [];
    let arrived!: () => void;
    const begun = new Promise<void>((resolve) => (arrived = resolve));
    let deliver!: () => void;
    const delivered = new Promise<void>((resolve) => (deliver = resolve));
    const { kit, open, ask, upstream, clock } = startKit({
      onOutcome: async ({ status }) => {
        arrived();
        await delivered;
        told.push(status);
      },
    });
    const { statusUrl } = await json(open());
    upstream.status = 'AUTO_APPROVED';
    clock.now += 60_000;
    await ask(`${statusUrl}?seen=submitted`);
    await begun;
    const closed = kit.close();
    deliver();
    await closed;
    expect(told).toEqual(['approved']);
  });

  it('happens once, however often it is asked for', async () => {
    const { kit, release, events } = startSlow();
    release();
    await Promise.all([kit.close(), kit.close()]);
    await kit.close();
    expect(events).toEqual(['store closed']);
  });
});

describe('GET health', () => {
  const health = async (answer: Promise<Response>) => {
    const response = await answer;
    return [response.status, await response.json()];
  };

  it('is ok while the store answers', async () => {
    const { send } = startKit();
    expect(await health(send('health'))).toEqual([200, { status: 'ok' }]);
  });

  it('is unavailable while the store does not, tells nobody why, and logs it once', async () => {
    let isDown = true;
    const memory = memoryStore();
    const find: typeof memory.find = (id) =>
      isDown
        ? Promise.reject(Object.assign(new Error('password canary'), { code: 'ECONNREFUSED' }))
        : memory.find(id);
    const { send, logged, clock } = startKit({ store: { ...memory, find } });
    const first = await health(send('health'));
    expect(first).toEqual([503, { status: 'unavailable' }]);
    clock.now += 1_000;
    expect(await health(send('health'))).toEqual(first);
    expect(logged.filter((line) => line.includes('The store does not answer'))).toEqual([
      expect.stringContaining('ECONNREFUSED'),
    ]);
    expect(logged.join()).not.toContain('canary');
    isDown = false;
    clock.now += 1_000;
    expect(await health(send('health'))).toEqual([200, { status: 'ok' }]);
  });

  it('reads and writes the store once a second, however many ask', async () => {
    const used: string[] = [];
    const memory = memoryStore();
    const { send, clock } = startKit({
      store: {
        ...memory,
        find: (id) => (used.push('read'), memory.find(id)),
        probe: async () => void used.push('write'),
      },
    });
    await Promise.all(Array.from({ length: 100 }, () => send('health')));
    for (let asked = 0; asked < 100; asked += 1) await send('health/ready');
    expect(used).toEqual(['read', 'write']);
    clock.now += 999;
    await send('health');
    expect(used).toHaveLength(2);
    clock.now += 1;
    await send('health');
    expect(used).toHaveLength(4);
  });

  it('is looked at again when the clock was set back', async () => {
    let isDown = true;
    const memory = memoryStore();
    const find = (id: string) => (isDown ? Promise.reject(new Error('away')) : memory.find(id));
    const { send, clock } = startKit({ store: { ...memory, find } });
    expect((await send('health/ready')).status).toBe(503);
    isDown = false;
    clock.now -= 60 * 60_000;
    expect((await send('health/ready')).status).toBe(200);
  });

  it('is unavailable as soon as the kit closes, so that nobody is sent here any more', async () => {
    const { kit, send, open, asked, release } = startSlow();
    const answer = open();
    await asked;
    const closed = kit.close();
    expect(await health(send('health'))).toEqual([503, { status: 'unavailable' }]);
    release();
    await Promise.all([answer, closed]);
    expect(await health(send('health'))).toEqual([503, { status: 'unavailable' }]);
  });
});
