import type { Store } from '../../src/server/store/contract.js';
import { memoryStore } from '../../src/server/store/memory.js';
import { password, username } from './fake-trustmatic.js';
import { json, minute, secret, startKit } from './kit.js';

/** A store that notes everything it is given. */
function watched(store: Store, note: (text: string) => void): Store {
  const watch = <T extends unknown[], R>(verb: (...given: T) => R) => (...given: T): R => {
    note(JSON.stringify(given));
    return verb(...given);
  };
  return { ...store, open: watch(store.open), write: watch(store.write), settle: watch(store.settle), remember: watch(store.remember) };
}

const applicant = { firstName: 'Firstname-canary', lastName: 'Lastname-canary', dateOfBirth: '1990-12-10' };

/** A customer's way through everything that can go well or wrong, and what was written down on it. */
async function wholeFlow() {
  const stored: string[] = [];
  const answers: string[] = [];
  const told: string[] = [];
  const store = memoryStore();
  const kit = startKit({
    store: watched(store, (text) => stored.push(text)),
    identify: (request) => {
      if (request.headers.has('x-break')) throw new Error(`cannot read ${JSON.stringify(applicant)}`);
      return { id: 'ada', externalId: 'order 7', applicantForm: applicant };
    },
    onOutcome: (event) => {
      told.push(JSON.stringify(event));
      throw new Error(`cannot tell ${password}`);
    },
  });
  const { open, ask, send, webhook, upstream, clock } = kit;
  const keep = async (answer: Response | Promise<Response>) => {
    const response = await answer;
    answers.push(JSON.stringify([...response.headers]) + (await response.clone().text()));
    return response;
  };

  upstream.override = () => new Response(`<html>${password} ${applicant.firstName}</html>`, { status: 500 });
  await keep(open());
  upstream.override = () => Promise.reject(new Error(`refused: ${username}:${password}`));
  await keep(open());
  upstream.override = () => new Response(`{"accessToken":"token-canary ${password}`);
  await keep(open());
  upstream.override = undefined;
  const first = await json(open());
  const second = await json(open({ restart: true }));
  await keep(ask(first.statusUrl));
  upstream.override = () => new Response(`"${password}"`, { status: 401 });
  await keep(ask(`${second.statusUrl}?seen=submitted`));
  upstream.override = undefined;
  await keep(open({}, { 'x-break': '1' }));
  await keep(send('return/success'));
  await keep(webhook({ sessionId: second.sessionId, status: 'AUTO_APPROVED' }, 'wrong'));
  upstream.status = 'AUTO_APPROVED';
  await keep(webhook({ sessionId: second.sessionId, status: 'AUTO_APPROVED' }));
  await kit.settle();
  clock.now += minute;
  await keep(ask(second.statusUrl));
  await kit.kit.sweep();
  return { logged: kit.logged, answers, stored, told, first, second, store };
}

describe('check 70: what must stay secret', () => {
  const credentials = [password, username, btoa(`${username}:${password}`), secret];
  const tokens = ['token-canary', Buffer.from('"token-canary"').toString('base64url'), 'web-enrolment/?token='];
  const personal = Object.values(applicant);

  it('reaches neither log, nor answers, nor outcomes', async () => {
    const { logged, answers, told } = await wholeFlow();
    expect(logged.length).toBeGreaterThan(5);
    expect(told).not.toHaveLength(0);
    for (const text of [...logged, ...answers, ...told]) {
      for (const canary of [...credentials, ...tokens, ...personal]) expect(text).not.toContain(canary);
    }
  });

  it('lies in the store only encrypted, and only while the session is open', async () => {
    const { stored, store, first, second } = await wholeFlow();
    expect(stored.join()).toContain('"sealed":"1.');
    for (const text of stored) for (const canary of [...credentials, ...tokens, ...personal]) expect(text).not.toContain(canary);
    expect((await store.find(first.sessionId))?.sealed).toBeUndefined();
    expect((await store.find(second.sessionId))?.sealed).toBeUndefined();
  });

  it('is in the answer with the page, so that these canaries can sing', async () => {
    const { first } = await wholeFlow();
    expect(JSON.stringify(first)).toContain('web-enrolment/?token=');
    expect(JSON.stringify(first)).toContain(Buffer.from('"token-canary"').toString('base64url'));
  });
});
