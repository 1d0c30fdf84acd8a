import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { closeOnSignals } from '../../../src/server/node.js';
import { bundle } from '../../support/bundle.mjs';
import { origin } from '../kit.js';

let program: Awaited<ReturnType<typeof bundle>>;
beforeAll(async () => {
  program = await bundle('test/server/node/stoppable-server.ts');
}, 60_000);
afterAll(() => program.remove());

/** Starts the process, and keeps what it says. */
async function startServer() {
  const child = spawn(process.execPath, [program.file], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const waiting: { pattern: RegExp; resolve: (line: string) => void }[] = [];
  createInterface(child.stdout).on('line', (line) => {
    lines.push(line);
    for (const { pattern, resolve } of waiting) if (pattern.test(line)) resolve(line);
  });
  const said = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const before = lines.find((line) => pattern.test(line));
      if (before === undefined) waiting.push({ pattern, resolve });
      else resolve(before);
    });
  const port = Number((await said(/^port /)).slice('port '.length));
  const exited = once(child, 'exit').then(([code, signal]: unknown[]) => ({ code, signal }));
  return {
    child,
    lines,
    said,
    port,
    exited,
    taken: () => lines.filter((line) => line.startsWith('taken ')).map((line) => line.slice('taken '.length)),
  };
}

/** A whole answer's status and whether it told the client to go; undefined where there was none. */
function open(
  port: number,
  user: string,
  agent: Agent,
): Promise<{ status: number | undefined; connection: string | undefined } | undefined> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', origin, 'x-user': user };
    const sending = httpRequest(
      { port, host: '127.0.0.1', path: '/kyc/session', method: 'POST', headers, agent },
      (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('error', () => resolve(undefined));
        response.on('end', () => {
          JSON.parse(body);
          resolve({ status: response.statusCode, connection: response.headers.connection });
        });
      },
    );
    sending.on('error', () => resolve(undefined));
    sending.end('{}');
  });
}

describe('a server that is told to stop', () => {
  it('answers every request that it has taken, closes the store after them, and ends', async () => {
    const { child, port, exited, taken, lines, said } = await startServer();
    const agent = new Agent({ keepAlive: true, maxSockets: 20 });
    const answers = new Map<
      string,
      { status: number | undefined; connection: string | undefined } | undefined
    >();
    let isOver = false;
    const client = async (name: string) => {
      for (let turn = 0; !isOver; turn += 1) {
        const user = `${name}-${String(turn)}`;
        const answer = await open(port, user, agent);
        answers.set(user, answer);
        if (!answer) return; // nobody takes connections any more
      }
    };
    const clients = Promise.all(Array.from({ length: 20 }, (_, index) => client(String(index))));
    await Promise.all(Array.from({ length: 20 }, (_, index) => said(new RegExp(`^taken ${index}-1$`))));
    child.kill('SIGTERM');
    const { code } = await exited;
    isOver = true;
    await clients;
    agent.destroy();

    const unanswered = taken().filter((user) => !answers.get(user));
    expect(taken().length).toBeGreaterThan(20);
    expect(unanswered).toEqual([]);
    const statuses = taken().map((user) => answers.get(user)?.status);
    expect(new Set(statuses)).toEqual(statuses.includes(503) ? new Set([200, 503]) : new Set([200]));
    expect([...answers.values()].filter((answer) => answer?.connection === 'close').length).toBeGreaterThan(
      0,
    );
    // one that came on a kept connection after that is refused, and needs no store
    const isDone = (line: string) => answers.get(line.replace(/^taken /, ''))?.status === 200;
    expect(lines.indexOf('store-closed ')).toBeGreaterThan(lines.findLastIndex(isDone));
    expect(lines.at(-1)).toBe('log The server has stopped.');
    expect(code).toBe(0);
  }, 30_000);

  it('does not wait for a client that never ends its request', async () => {
    const { child, port, exited, said } = await startServer();
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /kyc/session HTTP/1.1\r\nhost: shop.example\r\n');
    await once(socket, 'connect');
    await open(port, 'ada', new Agent());
    child.kill('SIGTERM');
    await said(/cut off/);
    expect(await exited).toEqual({ code: 0, signal: null });
  }, 30_000);

  it('ends at once at the second signal', async () => {
    const { child, port, exited, said } = await startServer();
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write('POST /kyc/session HTTP/1.1\r\nhost: shop.example\r\n');
    await once(socket, 'connect');
    await open(port, 'ada', new Agent());
    child.kill('SIGTERM');
    await said(/stops/);
    child.kill('SIGTERM');
    expect(await exited).toEqual({ code: null, signal: 'SIGTERM' });
  }, 30_000);
});

describe('closeOnSignals() with what it cannot use', () => {
  const kyc = { close: () => Promise.resolve(), fetch: () => new Response() };
  const server = createServer();
  const application = Object.assign(() => undefined, { prependListener: () => undefined }); // as Express has

  it.each([
    [kyc, kyc, undefined, 'takes a Node server first, and was given an object'],
    [application, kyc, undefined, 'and was given a function: pass what listen() returns'],
    [undefined, kyc, undefined, 'takes a Node server first, and was given undefined'],
    [server, undefined, undefined, 'takes what createKycServer() returns second, and was given undefined'],
    [server, {}, undefined, 'takes what createKycServer() returns second, and was given an object'],
    [server, kyc, { grace: 3 }, 'closeOnSignals() has no option "grace". It has signals, logger, graceMs.'],
    [server, kyc, { graceMs: '3' }, '"graceMs" of closeOnSignals() must be a number of milliseconds'],
    [server, kyc, { signals: 'SIGTERM' }, '"signals" of closeOnSignals() must be a list'],
    [server, kyc, 3, 'closeOnSignals() takes an object of options, and was given a number'],
  ])('says so at once, and listens to no signal', (given, kit, options, message) => {
    const before = process.listenerCount('SIGTERM');
    const call = () => (closeOnSignals as (...given: unknown[]) => unknown)(given, kit, options);
    expect(call).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringContaining(message) }),
    );
    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});
