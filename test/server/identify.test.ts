// What a merchant gets wrong in `identify`: the log says what to write, and nobody waits for ever.

import type { Identify } from '../../src/server/user.js';
import { startKit } from './kit.js';

/** As JavaScript would write it. */
const answering = (answer: unknown) => ({ identify: (() => answer) as Identify });

/** A request to a merchant's server on a developer's computer. */
const onLocalhost = () =>
  new Request('http://localhost:3000/kyc/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
    body: '{}',
  });
const atHome = { origins: ['http://localhost:3000'] };

describe('a customer in a wrong form', () => {
  it.each([
    ['a number as the id', { id: 7 }, /\["id"\]\} .*"id" is a text: String\(user\.id\)/],
    ['no id', { externalId: 'e-7' }, /\["id"\]\} .*"id" is a text/],
    ['false', false, /\{ id: "…" \}, or null for nobody/],
    ['a text', 'customer-1', /\{ id: "…" \}, or null for nobody/],
  ])('is told with what to write: %s', async (_, answer, words) => {
    const { open, logged } = startKit(answering(answer));
    expect((await open()).status).toBe(500);
    expect(logged.find((line) => line.includes('identify()'))).toMatch(words);
    expect(logged.join()).not.toContain('customer-1');
  });
});

describe('on a developer’s computer', () => {
  it('a function without a return is told once', async () => {
    const { kit, logged } = startKit({ ...atHome, ...answering(undefined) });
    for (let time = 0; time < 2; time += 1) expect((await kit.fetch(onLocalhost())).status).toBe(401);
    const told = logged.filter((line) => line.includes('identify() returned undefined'));
    expect(told).toEqual([expect.stringContaining('null where nobody is signed in')]);
  });

  it('a field in another spelling is told once, without its value', async () => {
    const { kit, logged } = startKit({
      ...atHome,
      ...answering({
        id: 'ada',
        externalID: 'e-7',
        email: 'a@b.example',
        applicantForm: { first_name: 'Ada' },
      }),
    });
    for (let time = 0; time < 2; time += 1) expect((await kit.fetch(onLocalhost())).status).toBe(200);
    const told = logged.filter((line) => line.includes('another spelling'));
    expect(told).toEqual([expect.stringContaining('["externalId","applicantForm.firstName"]')]);
    expect(logged.join()).not.toMatch(/e-7|"Ada/);
  });

  it('nothing is said of a customer in a right form, nor of null', async () => {
    const fine = startKit({
      ...atHome,
      ...answering({ id: 'ada', externalId: 'e-7', email: 'a@b.example' }),
    });
    await fine.kit.fetch(onLocalhost());
    const nobody = startKit({ ...atHome, ...answering(null) });
    await nobody.kit.fetch(onLocalhost());
    expect([...fine.logged, ...nobody.logged].join()).not.toContain('identify()');
  });
});

it('an identify that never settles is given up after ten seconds, and told', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { open, logged } = startKit({ identify: () => new Promise<never>(() => undefined) });
  const opening = open();
  await vi.advanceTimersByTimeAsync(10_000);
  expect((await opening).status).toBe(503);
  expect(logged.join()).toContain('identify() has not answered in ten seconds');
});
