// What a merchant gets from the registry and the CDN.

import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import * as z from 'zod/mini';
import { ensureBuilt, root, run } from './support/build.ts';

const Manifest = z.object({
  bin: z.record(z.string(), z.string()),
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
  dependencies: z.record(z.string(), z.string()),
  scripts: z.record(z.string(), z.string()),
});
const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.optional(z.boolean()),
      hasInstallScript: z.optional(z.boolean()),
      resolved: z.optional(z.string()),
    }),
  ),
});
const Packed = z.tuple([z.object({ files: z.array(z.object({ path: z.string() })), size: z.number() })]);
const Integrity = z.record(z.string(), z.string());

const readText = (path: string) => readFileSync(root + path, 'utf8');
const readJson = (path: string): unknown => JSON.parse(readText(path));
const manifest = Manifest.parse(readJson('package.json'));
const lockfile = Lockfile.parse(readJson('package-lock.json'));
const brotli = (path: string) =>
  brotliCompressSync(readFileSync(root + path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

/** A merchant's empty project with the package in it. */
let merchant = '';

beforeAll(() => {
  ensureBuilt();
  merchant = mkdtempSync(join(tmpdir(), 'kyc-merchant-'));
  mkdirSync(join(merchant, 'node_modules', '@types'), { recursive: true });
  symlinkSync(root, join(merchant, 'node_modules', 'kyc-enrolment'), 'junction');
  symlinkSync(
    join(root, 'node_modules', '@types', 'node'),
    join(merchant, 'node_modules', '@types', 'node'),
    'junction',
  );
  writeFileSync(join(merchant, 'package.json'), '{ "type": "module" }');
}, 120_000);
afterAll(() => {
  if (merchant) rmSync(merchant, { recursive: true });
});

describe('the tarball', () => {
  it('check 92: carries the build and its papers, and nothing else', () => {
    const [{ files }] = Packed.parse(
      JSON.parse(run('npm', ['pack', '--json', '--dry-run', '--ignore-scripts'])),
    );
    const paths = files.map(({ path }) => path);
    const expected =
      /^(LICENSE|README\.md|CHANGELOG\.md|package\.json|dist\/cdn\/sri\.json|dist\/[\w@./-]+\.(js|d\.ts))$/;
    expect(paths.filter((path) => !expected.test(path))).toEqual([]);
    const promised = [
      'LICENSE',
      'README.md',
      'CHANGELOG.md',
      'package.json',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/cdn/sri.json',
      'dist/cdn/kyc-enrolment.js',
    ];
    expect(promised.filter((path) => !paths.includes(path))).toEqual([]);
    expect(paths.filter((path) => /\btest\b|\.test\.|\bdemo\b/.test(path))).toEqual([]);
  }, 30_000);

  it('no file points at a source map that is not there', () => {
    const files = readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.js'),
    );
    expect(files.filter((path) => readText(`dist/${path}`).includes('sourceMappingURL'))).toEqual([]);
  });

  it('check 92: nothing runs when it is installed, neither ours nor a dependency’s', () => {
    const installScripts = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];
    expect(Object.keys(manifest.scripts).filter((name) => installScripts.includes(name))).toEqual([]);
    const shipped = Object.entries(lockfile.packages).filter(([, { dev }]) => !dev);
    expect(shipped.length).toBeGreaterThan(Object.keys(manifest.dependencies).length);
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
  });

  it('the lockfile names no registry', () => {
    expect(
      Object.entries(lockfile.packages)
        .filter(([, { resolved }]) => resolved?.startsWith('http'))
        .map(([path]) => path),
    ).toEqual([]);
  });
});

describe('the doors', () => {
  it('every target of exports and bin is there', () => {
    const targets = [
      ...Object.values(manifest.bin),
      ...Object.values(manifest.exports).flatMap((target) =>
        typeof target === 'string' ? [target] : Object.values(target),
      ),
    ];
    expect(targets.filter((target) => !existsSync(join(root, target.replace(/\*$/, ''))))).toEqual([]);
  });

  it('publint has nothing to say', async () => {
    const { messages, pkg } = await publint({ pkgDir: root, strict: true, pack: false });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code)).toEqual(
      [],
    );
  });

  it('check 90: kyc-enrolment is imported in bare Node, and leaves nothing behind', () => {
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
    const { types, left, isDefined } = Printed.parse(JSON.parse(inNode(script)));
    expect(types).toEqual(['function', 'function']);
    expect(isDefined).toBe(false);
    // Lit's own, for Node: a shim of the registry, and counts of its copies (lit 3.3.3)
    expect(
      left.filter(
        (name) => !/^(customElements|lit(ServerRoot|PropertyMetadata)|(lit|reactive)\w*Versions)$/.test(name),
      ),
    ).toEqual([]);
  });

  it('kyc-enrolment/define is harmless in Node, for pages that are rendered there', () => {
    expect(() => inNode("await import('kyc-enrolment/define')")).not.toThrow();
  });

  it.each([
    ['kyc-enrolment-server', 'createKycServer'],
    ['kyc-enrolment-server/node', 'toNodeHandler'],
    ['kyc-enrolment-sandbox', 'startSandbox'],
  ])('%s is imported in Node', (door, name) => {
    expect(inNode(`console.log(typeof (await import('${door}')).${name})`).trim()).toBe('function');
  });

  it('every module they load is a dependency', () => {
    const files = readdirSync(`${root}dist`, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.js'),
    );
    const imports = files.flatMap((path) =>
      ts.preProcessFile(readText(`dist/${path}`), true, true).importedFiles.map(({ fileName }) => fileName),
    );
    const packages = new Set(
      imports
        .filter((name) => !/^(\.|node:)/.test(name))
        .map((name) =>
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        ),
    );
    expect([...packages].sort()).toEqual(Object.keys(manifest.dependencies).sort());
  });

  it('the sandbox can be run by its name', () => {
    const bin = manifest.bin['kyc-sandbox'] ?? '';
    expect(readText(bin)).toMatch(/^#!\/usr\/bin\/env node\n/);
    if (process.platform !== 'win32') expect(statSync(join(root, bin)).mode & 0o111).toBe(0o111);
  });

  it.each([
    ['node16', 'Node16'],
    ['bundler', 'ESNext'],
  ])(
    'a merchant’s TypeScript understands them with moduleResolution %s',
    (moduleResolution, module) => {
      const folder = join(merchant, moduleResolution);
      mkdirSync(folder);
      writeFileSync(join(folder, 'shop.ts'), shop);
      const compilerOptions = {
        module,
        moduleResolution,
        target: 'ES2022',
        lib: ['ES2023', 'DOM', 'DOM.Iterable'],
        types: ['node'],
        typeRoots: ['../node_modules/@types'],
        strict: true,
        exactOptionalPropertyTypes: true,
        noEmit: true,
        skipLibCheck: false,
        skipDefaultLibCheck: true,
      };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['shop.ts'] }));
      run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', folder]);
    },
    60_000,
  );
});

describe('the CDN build', () => {
  const files = () => readdirSync(`${root}dist/cdn`).filter((file) => file.endsWith('.js'));

  it('the script that every customer loads is at most 16 kB, and loads nothing before it runs', () => {
    expect(brotli('dist/cdn/kyc-enrolment.js')).toBeLessThanOrEqual(16_000);
    const entry = ts.createSourceFile(
      'entry.js',
      readText('dist/cdn/kyc-enrolment.js'),
      ts.ScriptTarget.Latest,
    );
    expect(
      entry.statements
        .filter((statement) => ts.isImportDeclaration(statement))
        .map((statement) => statement.getText(entry)),
    ).toEqual([]);
    expect(entry.statements.length).toBeGreaterThan(1);
  });

  it('check 91: sri.json has the hash of every file', () => {
    const hashes = Object.fromEntries(
      files().map((file) => [
        file,
        `sha384-${createHash('sha384')
          .update(readFileSync(`${root}dist/cdn/${file}`))
          .digest('base64')}`,
      ]),
    );
    expect(files()).toContain('kyc-enrolment.js');
    expect(Integrity.parse(readJson('dist/cdn/sri.json'))).toEqual(hashes);
  });

  it('no bare import is left for a browser to stumble over', () => {
    const imports = files().flatMap((file) =>
      ts
        .preProcessFile(readText(`dist/cdn/${file}`), true, true)
        .importedFiles.map(({ fileName }) => fileName),
    );
    expect(imports.length).toBeGreaterThan(0);
    expect(
      imports.filter((name) => !/^\.\/[\w.-]+\.js$/.test(name) || !existsSync(`${root}dist/cdn/${name}`)),
    ).toEqual([]);
  });
});

/** What a script prints in Node, with nothing but the package around it. */
const inNode = (script: string) =>
  run(process.execPath, ['--input-type=module', '--eval', script], { cwd: merchant });

/** Uses each door's types as a merchant would, and says where a wrong use must be refused. */
const shop = `
import 'kyc-enrolment/define';
import { KycEnrolment, KycError, type Outcome } from 'kyc-enrolment';
import { createKycServer, memoryStore, trustmatic } from 'kyc-enrolment-server';
import { toNodeHandler } from 'kyc-enrolment-server/node';
import { startSandbox } from 'kyc-enrolment-sandbox';

const element: KycEnrolment = document.createElement('kyc-enrolment');
element.tokenEndpoint = '/kyc/session';
// @ts-expect-error there is no such display
element.display = 'sideways';
element.addEventListener('kyc-success', ({ detail }) => detail.outcome satisfies 'submitted' | 'approved' | 'review');
// @ts-expect-error an error has a code, and no outcome
element.addEventListener('kyc-error', ({ detail }) => detail.outcome);
const outcome: Outcome = await element.finished;
export { KycError, outcome, createKycServer, memoryStore, trustmatic, toNodeHandler, startSandbox };
`;
