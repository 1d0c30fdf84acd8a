// What a merchant's own code throws: they read why, and where; nobody reads whom it was about.

import { describeThrown, textsOf } from '../../src/server/thrown.js';
import { bodies, startMerchant } from '../providers/wultra/merchant.js';
import { json, startKit } from './kit.js';

const fail = () => {
  throw new Error('the login service is closed', { cause: new Error('connect ECONNREFUSED 127.0.0.1:5432') });
};

describe('what the merchant’s code throws', () => {
  it('is logged of identify() with its message, cause and stack, and answered 503', async () => {
    const { open, logged } = startKit({ identify: fail });
    const response = await open();
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await json(response)).toMatchObject({ code: 'SERVER_UNAVAILABLE' });
    const line = logged.find((one) => one.includes('identify() failed'));
    expect(line).toContain('the login service is closed: connect ECONNREFUSED 127.0.0.1:5432');
    expect(line).toMatch(/"stack":\["at fail \(.*thrown\.test\.ts:/);
  });

  it.each([
    ['requireConsent.text()', { requireConsent: { consentType: 'biometrics', text: fail } }],
    ['onOutcome()', { onOutcome: fail }],
  ])('is logged of %s', async (name, options) => {
    const { open, webhook, upstream, settle, logged } = startKit(options);
    const { sessionId } = await json(open());
    upstream.status = 'AUTO_APPROVED';
    await webhook({ sessionId, status: 'AUTO_APPROVED' });
    await settle();
    expect(logged.find((line) => line.includes(name))).toContain('the login service is closed');
  });

  it('is logged of a service’s hook, with the ids of its process and verification', async () => {
    const { call, logged } = startMerchant({ approveClient: fail });
    expect((await call('client/approve', bodies.approve())).status).toBe(500);
    const line = logged.find((one) => one.includes('A call of a service was refused'));
    expect(line).toContain('"message":"the login service is closed: connect ECONNREFUSED 127.0.0.1:5432"');
    expect(line).toContain('"processId":"p-1","verificationId":"iv-1"');
  });

  it.each<[what: string, message: string, known: readonly string[], logged: string]>([
    ['what was sent', 'cannot text Ada Lovelace', ['Ada Lovelace', 'Ada'], 'cannot text …'],
    ['what was sent in another case', 'no customer john.doe', ['John.Doe'], 'no customer …'],
    [
      'what was sent less its spaces',
      'no client 12345, AT61 1904',
      ['12 345 ', 'AT611904'],
      'no client …, …',
    ],
    ['what was sent in parts', 'no customer Ada  Lovelace', ['Ada Lovelace'], 'no customer …'],
    ['what was sent in the other form of Unicode', 'no Müller', ['MU\u0308LLER'], 'no …'],
    ['JSON', 'cannot read {"firstName":"Ada"} today', [], 'cannot read {…} today'],
    ['what a console prints of an object', "cannot read { name: 'Ada', tags: ['x'] }", [], 'cannot read {…}'],
    ['an e-mail address', 'no account of ada@shop.example', [], 'no account of …'],
    ['a token', 'jwt malformed: abcdefghij0123456789xyz', [], 'jwt malformed: …'],
    ['a code', 'the gateway refused 73519864', [], 'the gateway refused …'],
    ['credentials', 'cannot open postgres://kyc:secret@db/kyc', [], 'cannot open postgres://…@db/kyc'],
    [
      'a query',
      'GET https://crm.example/find?name=Ada was refused',
      [],
      'GET https://crm.example/find?… was refused',
    ],
    [
      'nothing of ours',
      "Cannot read properties of undefined (reading 'id')",
      [],
      "Cannot read properties of undefined (reading 'id')",
    ],
  ])('is told without %s', (_, message, known, logged) => {
    expect(describeThrown(new TypeError(message), known)).toMatchObject({
      error: 'TypeError',
      message: logged,
    });
  });

  it('is cut off at the end of a word, and of an object that goes on nothing is told', () => {
    const told = (message: string, known: readonly string[] = []) =>
      String(describeThrown(new Error(message), known).message);
    const long = told(`${'no customer '.repeat(82)}Lovelace-and-others ${'x '.repeat(4_000)}`);
    expect(long).toMatch(/^no customer no .*customer …}$/);
    expect(long.length).toBeLessThan(1_000);
    expect(told(`no one of { name: Lovelace, ${'born: in Ockham, '.repeat(90)}}`)).toBe('no one of {…}');
    const secret = `Lovelace, ${'Ada '.repeat(300)}`;
    expect(told(`${'no customer '.repeat(80)}${secret}`, [secret])).not.toContain('Lovelace');
  });

  it('that quotes more than anybody could read is not told at all', () => {
    const sent = Array.from({ length: 300 }, (_, at) => `name${at}`);
    expect(describeThrown(new Error(sent.join(' or ')), sent)).toMatchObject({ message: '…' });
  });

  it('check 80: costs as little however much of it and of what was sent a stranger has chosen', () => {
    const cpuOf = (work: () => unknown) => {
      const rounds = Array.from({ length: 5 }, () => {
        const before = process.cpuUsage();
        work();
        return process.cpuUsage(before).user;
      });
      return Math.max(1_000, Math.min(...rounds)); // microseconds; of less the clock knows little
    };
    const nasty = ['a', '[', '"', " 'a", '1-', '//a', '+=-', '“'];
    const describe = (length: number, known: readonly string[] = []) =>
      nasty.map((piece) => describeThrown(new Error(piece.repeat(length / piece.length)), known));
    expect(cpuOf(() => describe(10_000)) / cpuOf(() => describe(1_000))).toBeLessThan(20);
    const cookies = (count: number) =>
      Array.from({ length: count }, (_, at) => `k${(at + 1e6).toString(36)}`);
    const few = cpuOf(() => describe(1_000, cookies(30)));
    expect(cpuOf(() => describe(1_000, cookies(3_000))) / few).toBeLessThan(20);
  });

  it.each([
    ['a text', 'not reachable', 'not reachable'],
    ['nothing', undefined, 'a undefined was thrown'],
  ])('may be %s', (_, thrown, message) => {
    expect(describeThrown(thrown)).toMatchObject({ message });
  });

  it('is of a database told as every error of a database is', () => {
    const error = Object.assign(new Error('invalid input: "Ada"'), { severity: 'ERROR', code: '22P02' });
    expect(JSON.stringify(describeThrown(error))).not.toContain('Ada');
  });

  it('knows every text of what was sent', () => {
    expect(textsOf({ a: ['x', { b: 'y' }], c: 42, d: null })).toEqual(['x', 'y', '42']);
  });
});
