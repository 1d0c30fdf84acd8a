import { createGate } from '../../src/server/uploads/gate.js';

/** A gate, and work that lasts until the test ends it. */
function startGate({ room = 10, patienceMs = 60_000 } = {}) {
  const gate = createGate({ room, patienceMs });
  const inside: string[] = [];
  const ends = new Map<string, () => void>();
  const pass = (session: string, bytes: number, name = session) =>
    gate({ session, bytes }, () => {
      inside.push(name);
      return new Promise<void>((resolve) => ends.set(name, () => {
        inside.splice(inside.indexOf(name), 1);
        resolve();
      }));
    });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return { inside, pass, settle, end: async (name: string) => (ends.get(name)?.(), settle()) };
}

describe('the gate for pictures', () => {
  it('lets many small ones pass at a time, and few large ones', async () => {
    const { inside, pass, settle } = startGate();
    for (const session of 'abcdef') void pass(session, 2);
    await settle();
    expect(inside).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('lets one that is larger than all of the room pass alone', async () => {
    const { inside, pass, settle, end } = startGate();
    void pass('a', 1);
    void pass('huge', 11);
    void pass('b', 1);
    await settle();
    expect(inside).toEqual(['a']);
    await end('a');
    expect(inside).toEqual(['huge']);
    await end('huge');
    expect(inside).toEqual(['b']);
  });

  it('lets one of each session pass at a time, and others by', async () => {
    const { inside, pass, settle, end } = startGate();
    void pass('a', 1, 'first');
    void pass('a', 1, 'second');
    void pass('b', 1);
    await settle();
    expect(inside).toEqual(['first', 'b']);
    await end('first');
    expect(inside).toEqual(['b', 'second']);
  });

  it('sends away who has waited too long, and says when to come again', async () => {
    const { pass, settle } = startGate({ patienceMs: 1 });
    void pass('a', 10);
    await settle();
    await expect(pass('b', 10)).rejects.toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: 3_000 });
  });
});
