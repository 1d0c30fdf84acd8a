import { Writable } from 'node:stream';
import pino from 'pino';
import { describeError, safeLogger } from '../../src/server/logger.js';
import type { Facts, Logger } from '../../src/server/logger.js';
import { origin, startKit } from './kit.js';

/** A pino as merchants have it, and the lines it wrote. */
function startPino(level = 'debug') {
  const lines: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  return { logger: pino({ level }, stream), lines, read: () => lines.map((line) => JSON.parse(line)) };
}

const secret = 'secret-canary';

describe('the log', () => {
  it('is any pino, with facts and a sentence', async () => {
    const { logger, read } = startPino();
    const { open } = startKit({ logger });
    await open();
    expect(read()).toContainEqual(
      expect.objectContaining({ level: 30, msg: 'A session is open.', sessionId: expect.any(String) }),
    );
  });

  it('check 70: keeps known facts and drops all others, whatever they are', () => {
    const { logger, read, lines } = startPino();
    const facts = {
      sessionId: 'a',
      attempts: 2,
      fields: ['id', { token: secret }],
      token: secret,
      password: secret,
      err: new Error(secret),
      at: { secret },
      code: () => secret,
    };
    safeLogger(logger).warn(facts as unknown as Facts, 'A sentence.');
    expect(read()).toEqual([
      expect.objectContaining({ sessionId: 'a', attempts: 2, fields: ['id'], msg: 'A sentence.' }),
    ]);
    expect(lines.join()).not.toContain(secret);
  });

  it('writes one line of bounded length, however long or broken a text is', () => {
    const { logger, read } = startPino();
    safeLogger(logger).info(
      {
        detail: `one\r\ntwo\u2028three\u001b[31m ${'x'.repeat(10_000)}`,
        fields: Array.from({ length: 100 }, () => 'y'),
      },
      '',
    );
    const [{ detail, fields }] = read();
    expect(detail).toMatch(/^one {2}two three \[31m x+$/);
    expect(detail).toHaveLength(256);
    expect(fields).toHaveLength(32);
  });

  it('breaks nothing when it fails itself', async () => {
    const fail = () => {
      throw new Error('disk full');
    };
    const { open } = startKit({ logger: { debug: fail, info: fail, warn: fail, error: fail } });
    expect((await open()).status).toBe(200);
  });
});

describe('an error in the log', () => {
  it('is its name, code and place', () => {
    const error = Object.assign(new TypeError(secret, { cause: new Error(secret) }), {
      code: 'ECONNREFUSED',
      detail: secret,
    });
    expect(describeError(error)).toEqual({
      error: 'TypeError',
      code: 'ECONNREFUSED',
      at: expect.stringMatching(/^at .*logger\.test\.ts:\d+:\d+/),
    });
  });

  it.each<[string, unknown]>([
    ['a message that looks like a place', new Error(`no\n    at ${secret} (file.js:1:1)`)],
    ['a name', Object.assign(new Error('no'), { name: `Error ${secret}` })],
    ['a code', Object.assign(new Error('no'), { code: secret })],
    ['a text that was thrown', secret],
    ['an object that was thrown', { name: secret, stack: secret }],
  ])('does not tell %s', (_name, error) => {
    expect(JSON.stringify(describeError(error))).not.toContain(secret);
  });
});

describe('the line of a request', () => {
  const id = 'aaaaaaaa-0000-4000-8000-000000000001';

  it.each<[path: string, init: RequestInit, line: object]>([
    [
      'session',
      { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: '{}' },
      { level: 30, method: 'POST', route: '/session', status: 200 },
    ],
    [
      `session/${id}?seen=returned`,
      { headers: { origin } },
      { level: 30, method: 'GET', route: '/session/:id', status: 404, sessionId: id },
    ],
    [
      `session/${secret}`,
      { headers: { origin } },
      { level: 30, method: 'GET', route: '/session/:id', status: 404 },
    ],
    ['session/x', {}, { level: 30, method: 'GET', route: '/session/:id', status: 403 }],
    ['return/done', {}, { level: 20, method: 'GET', route: '/return/done', status: 200 }],
    [`${secret}?${secret}`, {}, { level: 30, method: 'GET', route: '/*', status: 404 }],
  ])('tells route, status and time of %s', async (path, init, line) => {
    const { logger, read, lines } = startPino();
    await startKit({ logger }).send(path, init);
    const told = read().filter(({ msg }) => msg === 'A request was answered.');
    expect(told).toEqual([
      expect.objectContaining({ ...line, ms: 0, correlation: expect.stringMatching(/^[\da-f-]{36}$/) }),
    ]);
    expect(lines.join()).not.toContain(secret);
  });

  it.each([
    ['x-request-id', '2f1c0a4e-req-1', true],
    ['x-correlation-id', 'trace-0001', true],
    ['x-request-id', 'short', false],
    ['x-request-id', 'with spaces and "quotes"', false],
    ['x-request-id', 'x'.repeat(2_000), false],
  ])(
    'check 78: takes %s: %s for the correlation only if it has the form of one',
    async (header, value, taken) => {
      const { logger, read } = startPino();
      await startKit({ logger, onOutcome: () => undefined }).send('nothing', {
        headers: { [header]: value },
      });
      const [{ correlation }] = read();
      expect(correlation === value).toBe(taken);
    },
  );

  it('is left out where the logger knows no debug, for reads alone', async () => {
    const messages: string[] = [];
    const note = (_facts: object, message: string) => void messages.push(message);
    const logger: Logger = { info: note, warn: note, error: note };
    const { send } = startKit({ logger, onOutcome: () => undefined });
    await send('return/done');
    expect(messages).toEqual([]);
    await send('nothing');
    expect(messages).toEqual(['A request was answered.']);
  });
});

describe('what a database says', () => {
  const said = (code: string, message: string) =>
    describeError(Object.assign(new Error(message), { severity: 'FATAL', code })).detail;

  it('is told: it is the only clue to a setting that a pooler refuses', () => {
    expect(said('08P01', 'unsupported startup parameter: statement_timeout')).toContain('statement_timeout');
  });

  it.each([
    'Connection terminated due to connection timeout',
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
  ])('is told where only its driver says it: %s', (message) => {
    expect(describeError(new Error(message)).detail).toBe(message);
    expect(describeError(new Error(`${message} ${secret}`)).detail).toBeUndefined();
  });

  it('is not told where it quotes a value', () => {
    expect(said('22P02', 'invalid input syntax for type integer: "ada@shop.example"')).toBeUndefined();
  });
});
