// Each package alone, as npm installs its tarball into an empty folder, with the newest of what it depends
// on.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import * as z from 'zod/mini';
import { ensureBuilt } from '../support/build.ts';
import { install, installedIn, printedIn, removeInstalled, tarballOf } from '../support/packages.ts';
import { checkTypes } from './merchant-types.ts';

let page = '';
let server = '';
let sandbox = '';

beforeAll(async () => {
  ensureBuilt();
  [page, server, sandbox] = await Promise.all([
    install(tarballOf('kyc-enrolment')),
    install(tarballOf('kyc-enrolment-server'), '@types/node@20'),
    install(tarballOf('kyc-enrolment-sandbox'), '@types/node@20'),
  ]);
}, 180_000);
afterAll(removeInstalled);

describe('kyc-enrolment', () => {
  it('brings at most eight packages, under 9 MB and without a binary', () => {
    const { packages, files, bytes } = installedIn(page);
    const brought = packages.filter((path) => path !== 'node_modules/kyc-enrolment');
    expect(brought).toContain('node_modules/lit');
    expect(brought.length).toBeLessThanOrEqual(8);
    expect(bytes).toBeLessThan(9_000_000);
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([]);
  });

  it('check 90: is imported in bare Node, and leaves nothing behind', () => {
    const script = `
      const before = new Set(Reflect.ownKeys(globalThis));
      const { KycEnrolment, KycError } = await import('kyc-enrolment');
      const left = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String);
      const isDefined = Boolean(globalThis.customElements?.get('kyc-enrolment'));
      console.log(JSON.stringify({ types: [typeof KycEnrolment, typeof KycError], left, isDefined }));
    `;
    const Printed = z.object({
      types: z.array(z.string()),
      left: z.array(z.string()),
      isDefined: z.boolean(),
    });
    const { types, left, isDefined } = Printed.parse(JSON.parse(printedIn(page, script)));
    expect(types).toEqual(['function', 'function']);
    expect(isDefined).toBe(false);
    // Lit's own, for Node: a shim of the registry, and counts of its copies (lit 3.3.3)
    expect(
      left.filter(
        (name) => !/^(customElements|lit(ServerRoot|PropertyMetadata)|(lit|reactive)\w*Versions)$/.test(name),
      ),
    ).toEqual([]);
  });

  it('is harmless in Node by its other doors too, for pages that are rendered there', () => {
    const doors = "await import('kyc-enrolment/define'); await import('kyc-enrolment/return');";
    expect(printedIn(page, `${doors} console.log('fine')`)).toBe('fine\n');
    // Lit brings a registry of elements, wherever another element or a bundler has it come first
    expect(printedIn(page, `await import('lit'); ${doors} console.log('fine')`)).toBe('fine\n');
  });

  it('is understood by a merchant’s TypeScript', () => {
    checkTypes(page, { of: ['kyc-enrolment'], moduleResolution: 'bundler' });
  }, 60_000);
});

describe('kyc-enrolment-server', () => {
  it.each([
    ['kyc-enrolment-server', 'createKycServer'],
    ['kyc-enrolment-server/node', 'toNodeHandler'],
    ['kyc-enrolment-server/fastify', 'kycPlugin'],
    ['kyc-enrolment-server/koa', 'kycMiddleware'],
    ['kyc-enrolment-server/next', 'toNextHandlers'],
  ])('%s is imported in bare Node', (door, name) => {
    expect(printedIn(server, `console.log(typeof (await import('${door}')).${name})`)).toBe('function\n');
  });

  it('opens its default store with what came along', () => {
    const script = `
      const store = (await import('kyc-enrolment-server')).openStore('file:./kyc.sqlite');
      console.log(await store.newest('nobody') ?? 'nothing yet');
      await store.close();
    `;
    expect(printedIn(server, script)).toBe('nothing yet\n');
  });

  it('is bundled whole without a database driver, and says which one a store needs', async () => {
    const outDir = mkdtempSync(join(tmpdir(), 'kyc-bundled-'));
    const entry = join(server, 'shop.mjs');
    writeFileSync(
      entry,
      `import { openStore } from 'kyc-enrolment-server';
       for (const address of ['memory:', 'file:./kyc.sqlite', 'postgres://localhost/kyc'])
         await openStore(address).newest('nobody').then(
           () => console.log(address, 'opens'),
           ({ code, message }) => console.log(address, code, /npm install \\w+/.exec(message)?.[0]),
         );
       process.exit();`,
    );
    await build({
      configFile: false,
      root: server,
      logLevel: 'silent',
      ssr: { noExternal: true },
      build: { ssr: entry, outDir, rolldownOptions: { output: { entryFileNames: 'shop.mjs' } } },
    });
    expect(printedIn(outDir, "await import('./shop.mjs')").trim().split('\n')).toEqual([
      'memory: opens',
      'file:./kyc.sqlite CONFIGURATION_INVALID npm install libsql',
      'postgres://localhost/kyc CONFIGURATION_INVALID npm install pg',
    ]);
    rmSync(outDir, { recursive: true });
  }, 60_000);

  it('is understood by a merchant’s TypeScript', () => {
    checkTypes(server, { of: ['kyc-enrolment-server'], moduleResolution: 'node16' });
  }, 60_000);
});

describe('kyc-enrolment-sandbox', () => {
  it('brings no database and no binary', () => {
    const { packages, files } = installedIn(sandbox);
    expect(packages.filter((path) => /libsql|\/pg|kysely/.test(path))).toEqual([]);
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([]);
  });

  it('is imported in bare Node', () => {
    const script = "console.log(typeof (await import('kyc-enrolment-sandbox')).startSandbox)";
    expect(printedIn(sandbox, script)).toBe('function\n');
  });

  it.each([
    ['--help', '0 Usage: kyc-sandbox [options]'],
    ['--bogus', "2 Unknown option '--bogus'"],
    ['shop', "2 Unexpected argument 'shop'"],
    ['--port abc', '2 --port takes a number'],
    ['--webhook-url nonsense', '2 --webhook-url takes an address'],
    ['--webhook-url localhost:3000/kyc', '2 --webhook-url takes an address'],
    ['--webhook-url http://:', '2 --webhook-url takes an address'],
  ])('%s by its command, as npm links it: %s', (args, first) => {
    const script = `
      import { spawnSync } from 'node:child_process';
      const command = 'npx --no-install kyc-sandbox ${args}';
      const { status, stdout, stderr } = spawnSync(command, { shell: true, encoding: 'utf8' });
      console.log(status, stdout + stderr);
    `;
    const printed = printedIn(sandbox, script);
    expect(printed.startsWith(first)).toBe(true);
    expect(printed).toContain('Usage: kyc-sandbox [options]');
  });

  it('is understood by a merchant’s TypeScript', () => {
    checkTypes(sandbox, { of: ['kyc-enrolment-sandbox'], moduleResolution: 'bundler' });
  }, 60_000);
});
