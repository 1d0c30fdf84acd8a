// `kyc-sandbox demo` as a merchant's developer starts it: the three packages in an empty folder, and nothing
// of this repository around them.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { listen } from '../../src/sandbox/listen.js';
import { ensureBuilt } from '../support/build.ts';
import {
  folderOf,
  install,
  manifestOf,
  names,
  packedIn,
  removeInstalled,
  tarballOf,
} from '../support/packages.ts';
import { statusForHost } from '../support/status-for-host.ts';

let merchant = '';
let sandboxAlone = '';

beforeAll(async () => {
  ensureBuilt();
  [merchant, sandboxAlone] = await Promise.all([
    install(...names.map(tarballOf)),
    install(tarballOf('kyc-enrolment-sandbox')),
  ]);
}, 180_000);
afterAll(removeInstalled);

const command = () => manifestOf('kyc-enrolment-sandbox').bin?.['kyc-sandbox'] ?? '';

/** Starts the command in a folder with these arguments. */
function start(folder: string, ...args: readonly string[]) {
  const file = join(folder, 'node_modules/kyc-enrolment-sandbox', command());
  const child = spawn(process.execPath, [file, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  const hearing = [child.stdout, child.stderr].map((stream) => {
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return once(stream, 'end');
  });
  const ended = Promise.all([once(child, 'exit'), ...hearing]).then(([[code]]) => ({
    code: code as unknown,
    said,
  }));
  return { child, ended, hear: () => said };
}

/** Starts the playground on free ports, and gives its addresses once it has printed them. */
async function startPlayground() {
  const { child, ended, hear } = start(merchant, 'demo', '--port', '0');
  await vi.waitFor(() => expect(hear()).toContain('Ctrl-C'));
  const at = (name: string) => new RegExp(`^  ${name} +(\\S+)`, 'm').exec(hear())?.[1] ?? '';
  return { child, ended, hear, at, origin: new URL(at('Playground')).origin };
}

const Session = z.object({ statusUrl: z.string(), page: z.object({ url: z.string() }) });
const Told = z.object({ status: z.string(), level: z.optional(z.string()) });

describe('kyc-sandbox demo', () => {
  it('takes a customer from the token request over the provider’s page to the verdict', async () => {
    const { origin } = await startPlayground();
    const json = { origin, 'content-type': 'application/json' };
    const login = await fetch(`${origin}/demo/login`, {
      method: 'POST',
      headers: json,
      body: '{ "scenario": "approved" }',
    });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    const opened = await fetch(`${origin}/kyc/session`, {
      method: 'POST',
      headers: { ...json, cookie, 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ language: 'en', display: 'inline', capture: 'hosted', restart: false }),
    });
    const { page, statusUrl } = Session.parse(await opened.json());

    const shown = await fetch(page.url);
    expect(await shown.text()).toContain('Sandbox');
    const authorization = `Bearer ${new URL(page.url).searchParams.get('token') ?? ''}`;
    const completed = await fetch(new URL('/web-enrolment/complete', page.url), {
      method: 'POST',
      headers: { authorization },
    });
    expect(completed.status).toBe(200);

    await vi.waitFor(async () => {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      const told = await fetch(new URL(`${statusUrl}?seen=submitted`, origin), { headers });
      expect(Told.parse(await told.json())).toMatchObject({ status: 'approved', level: 'HIGH' });
    });
    const outcomes = await (await fetch(`${origin}/demo/outcomes`)).json();
    expect(outcomes).toMatchObject([{ status: 'approved', level: 'HIGH' }]);
  });

  it('serves every page that it names, with all that the page loads, and the installed element', async () => {
    const { at, origin, hear } = await startPlayground();
    const pages = [...hear().matchAll(/http:\S+/g)].map(([address]) => address);
    expect(pages.length).toBe(7);
    for (const page of pages) expect((await fetch(page)).status, page).toBe(200);

    for (const name of ['Playground', 'Small shop', 'Screens', 'Redirect']) {
      const html = await (await fetch(at(name))).text();
      const loaded = [
        ...html.matchAll(/<(?:script|link)[^>]+(?:src|href)="((?!data:)[^"]+)"/g),
        ...html.matchAll(/import '([^']+)'/g),
      ];
      expect(loaded.length, name).toBeGreaterThan(0);
      for (const [, path = ''] of loaded) {
        const file = await fetch(new URL(path, at(name)));
        expect(file.status, path).toBe(200);
        expect(file.headers.get('content-type')).toMatch(/^(text\/(javascript|css);|image\/svg)/);
      }
    }
    const installed = readFileSync(`${folderOf('kyc-enrolment')}dist/cdn/kyc-enrolment.js`, 'utf8');
    expect(await (await fetch(`${origin}/kyc-enrolment/kyc-enrolment.js`)).text()).toBe(installed);
  });

  it('has the doctor of the installed kit look at a page with a fault', async () => {
    const { origin } = await startPlayground();
    const report = await fetch(`${origin}/demo/patients/doctor/attribute`);
    expect(JSON.stringify(await report.json())).toContain('token-endpoint=');
    const page = await (await fetch(`${origin}/demo/patients/attribute/`)).text();
    const [, script = ''] = /<script type="module" src="([^"]+)"/.exec(page) ?? [];
    expect((await fetch(new URL(script, origin))).status).toBe(200);
  });

  it('answers nothing but its own files, and only by names of this computer', async () => {
    const { origin } = await startPlayground();
    for (const path of ['/package.json', '/..%2fshop-server.js', '/shop-server.js', '/kyc-enrolment/'])
      expect((await fetch(origin + path)).status, path).toBe(404);
    expect(await statusForHost(origin, 'evil.example')).toBe(421);
    expect(await statusForHost(origin, new URL(origin).host)).toBe(200);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends all of it', async (signal) => {
    const { child, ended, hear } = await startPlayground();
    const origins = [...hear().matchAll(/http:\/\/[\w.:]+/g)].map(([origin]) => origin);
    child.kill(signal);
    child.kill(signal); // as npx may, after the terminal
    expect((await ended).code).toBe(0);
    for (const origin of new Set(origins)) await expect(fetch(origin)).rejects.toThrow();
  });

  it('says which packages are missing beside it, and how they come', async () => {
    const { code, said } = await start(sandboxAlone, 'demo').ended;
    expect(said).toContain('npm install kyc-enrolment kyc-enrolment-server\n');
    expect(code).toBe(1);
  });

  it('says which ports it needs when one is taken, and starts nothing', async () => {
    const stranger = await listen({ fetch: () => Promise.resolve(new Response()) });
    const port = Number(new URL(stranger.url).port);
    const { code, said } = await start(merchant, 'demo', '--port', String(port)).ended;
    await stranger.close();
    expect(said).toContain(`One of the ports ${port} to ${port + 5} is taken: choose others with --port.`);
    expect(code).toBe(1);
  });

  it.each([
    ['--help', 0, /^Usage: kyc-sandbox demo/],
    ['--bogus', 2, /^Unknown option '--bogus'/],
    ['--webhook-url=http://localhost', 2, /^Unknown option '--webhook-url'/],
    ['--port=65531', 2, /^--port takes a number from 0 to 65530/],
    ['shop', 2, /^Unexpected argument 'shop'/],
  ])('understands %s, or says what is wrong with it', async (arg, code, first) => {
    const ended = await start(sandboxAlone, 'demo', arg).ended;
    expect(ended.said).toMatch(first);
    expect(ended.said).toContain('Usage: kyc-sandbox demo [options]');
    expect(ended.code).toBe(code);
  });
});

describe('kyc-sandbox', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends it, also when it comes twice', async (signal) => {
    const { child, ended, hear } = start(sandboxAlone, '--port', '0');
    await vi.waitFor(() => expect(hear()).toContain('Ctrl-C'));
    child.kill(signal);
    child.kill(signal);
    expect((await ended).code).toBe(0);
  });
});

describe('the playground', () => {
  it('is in the sandbox’s package alone', () => {
    const isPart = (path: string) => /playground|shop-server/.test(path) && /^dist\//.test(path);
    const holders = names.filter((name) => packedIn(name).some(isPart));
    expect(holders).toEqual(['kyc-enrolment-sandbox']);
  });

  it('has neither the element nor the kit in it, and is under 150 kB', () => {
    const read = (path: string) => readFileSync(folderOf('kyc-enrolment-sandbox') + path, 'utf8');
    const files = packedIn('kyc-enrolment-sandbox').filter((path) => path.startsWith('dist/playground/'));
    expect(files.reduce((sum, path) => sum + read(path).length, 0)).toBeLessThan(150_000);
    const scripts = files.filter((path) => path.endsWith('.js'));
    expect(scripts.length).toBeGreaterThan(2);
    expect(scripts.filter((path) => /customElements\.define|createKycServer *\(\{/.test(read(path)))).toEqual(
      ['dist/playground/shop-server.js'],
    );
    expect(read('dist/playground/shop-server.js')).toMatch(
      /^import \{.*createKycServer.*\} from "kyc-enrolment-server";$/m,
    );
  });
});
