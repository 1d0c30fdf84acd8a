import { createOneAtATime } from '../../src/server/uploads/one-at-a-time.js';

/** A gate, and work that lasts until the test ends it. */
function startGate({ patienceMs = 60_000 } = {}) {
  const gate = createOneAtATime({ patienceMs });
  const inside: string[] = [];
  const ends = new Map<string, () => void>();
  const pass = (session: string, name = session) =>
    gate(session, () => {
      inside.push(name);
      return new Promise<void>((resolve) =>
        ends.set(name, () => {
          inside.splice(inside.indexOf(name), 1);
          resolve();
        }),
      );
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { inside, pass, settle, end: async (name: string) => (ends.get(name)?.(), settle()) };
}

describe('the gate for pictures', () => {
  it('lets one of each session pass at a time, in their order, and others by', async () => {
    const { inside, pass, settle, end } = startGate();
    for (const name of ['first', 'second', 'third']) void pass('a', name);
    void pass('b');
    await settle();
    expect(inside).toEqual(['first', 'b']);
    await end('first');
    expect(inside).toEqual(['b', 'second']);
    await end('second');
    expect(inside).toEqual(['b', 'third']);
    await end('third');
    void pass('a', 'fourth');
    await settle();
    expect(inside).toEqual(['b', 'fourth']);
  });

  it('sends away who has waited too long, says when to come again, and goes on without them', async () => {
    const { inside, pass, settle, end } = startGate({ patienceMs: 1 });
    void pass('a', 'first');
    await settle();
    await expect(pass('a', 'second')).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 3_000 });
    await end('first');
    expect(inside).toEqual([]);
    void pass('a', 'third');
    await settle();
    expect(inside).toEqual(['third']);
  });
});
