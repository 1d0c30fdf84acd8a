// What a merchant imports: the doors of the published packages.

import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import ts from 'typescript';
import * as z from 'zod/mini';
import { ensureBuilt, root, run } from '../support/build.ts';
import { createMerchant, filesOf, folderOf, manifestOf, names } from '../support/packages.ts';

let merchant = '';

beforeAll(() => {
  ensureBuilt();
  merchant = createMerchant();
}, 120_000);
afterAll(() => {
  if (merchant) rmSync(merchant, { recursive: true });
});

describe('the doors', () => {
  it.each(names)('every target of exports and bin of %s is there', (name) => {
    const manifest = manifestOf(name);
    const targets = [
      ...Object.values(manifest.bin ?? {}),
      ...Object.values(manifest.exports).flatMap((target) =>
        typeof target === 'string' ? [target] : Object.values(target),
      ),
    ];
    expect(targets.filter((target) => !existsSync(join(folderOf(name), target.replace(/\*$/, ''))))).toEqual(
      [],
    );
  });

  it.each(names)('publint has nothing to say of %s', async (name) => {
    const { messages, pkg } = await publint({ pkgDir: folderOf(name), strict: true, pack: false });
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

  it.each(names)('%s reaches nothing outside of itself but its dependencies', (name) => {
    const files = new Set(filesOf(name));
    const used = new Set<string>();
    for (const path of files) {
      if (!path.endsWith('.js') || path.startsWith('dist/cdn/')) continue;
      const text = readFileSync(folderOf(name) + path, 'utf8');
      for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
        if (fileName.startsWith('.')) expect(files).toContain(posix.join(posix.dirname(path), fileName));
        else if (!fileName.startsWith('node:')) used.add(/^(@[^/]+\/)?[^/]+/.exec(fileName)?.[0] ?? '');
      }
    }
    expect([...used].sort()).toEqual(Object.keys(manifestOf(name).dependencies).sort());
  });

  it('a page needs Lit and a sanitiser, and no database', () => {
    expect(Object.keys(manifestOf('kyc-enrolment').dependencies)).toEqual(['dompurify', 'lit']);
  });

  it('the sandbox can be run by its name', () => {
    const { bin = {} } = manifestOf('kyc-enrolment-sandbox');
    const path = folderOf('kyc-enrolment-sandbox') + (bin['kyc-sandbox'] ?? '');
    expect(readFileSync(path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o111).toBe(0o111);
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
