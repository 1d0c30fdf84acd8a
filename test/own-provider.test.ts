// The code of docs/own-provider.md, as a newcomer would use it: types checked, and run by Node's own test
// runner.

import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './support/build.ts';
import { bundle } from './support/bundle.mjs';

const page = readFileSync(`${root}docs/own-provider.md`, 'utf8');
const files = [...page.matchAll(/^```ts (\S+)\n(.*?)^```/gms)].map(([, name = '', code = '']) => ({
  name,
  code,
}));

/** Puts the files into a folder from which packages are found. */
function writeFiles(change: (code: string) => string = (code) => code): string {
  const folder = join(root, 'node_modules', '.kyc-bundles');
  mkdirSync(folder, { recursive: true });
  const own = mkdtempSync(join(folder, 'page-'));
  for (const { name, code } of files) writeFileSync(join(own, name), change(code));
  onTestFinished(() => rmSync(own, { recursive: true, force: true }));
  return own;
}

async function runTests(folder: string, name: string): Promise<{ readonly code: number; text: string }> {
  const { file, remove } = await bundle(join(folder, name));
  onTestFinished(remove);
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return new Promise((resolve) =>
    execFile(
      process.execPath,
      ['--test', '--test-reporter=tap', file],
      { env, encoding: 'utf8' },
      (error, text) => resolve({ code: error ? 1 : 0, text }),
    ),
  );
}

vi.setConfig({ testTimeout: 60_000 });

describe('docs/own-provider.md', () => {
  it('has a provider, a service, and tests of both', () => {
    expect(files.map(({ name }) => name)).toEqual([
      'acme.ts',
      'small-acme.ts',
      'acme-contract.test.ts',
      'acme-enrolment.test.ts',
    ]);
  });

  it('compiles in strict TypeScript', () => {
    const folder = writeFiles();
    const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path));
    const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root);
    const names = files.map(({ name }) => join(folder, name));
    // of what a newcomer's page has, which has none of our tests' types
    const program = ts.createProgram(names, { ...options, types: ['node'], noEmit: true });
    const messages = names.flatMap((name) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(name))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
    );
    expect(messages).toEqual([]);
  });

  it('keeps the contract, and takes a customer through an enrolment of a kit', async () => {
    const folder = writeFiles();
    const both = "import './acme-contract.test.ts';\nimport './acme-enrolment.test.ts';\n"; // one bundle
    writeFileSync(join(folder, 'both.test.ts'), both);
    const { code, text } = await runTests(folder, 'both.test.ts');
    expect(text).toMatch(/^ok \d+ - a customer who passes is approved$/m);
    expect(text).toMatch(/^# pass (1[1-9]|20)$/m); // at least ten are the contract's
    expect(text).toMatch(/^# fail 0$/m);
    expect(code).toBe(0);
  });

  it('fails where the page is wrong', async () => {
    const wrong = writeFiles((code) => code.replace("['passed', 'approved']", "['passed', 'rejected']"));
    const { code, text } = await runTests(wrong, 'acme-contract.test.ts');
    expect(text).toMatch(/^not ok .* takes a customer through to approval/m);
    expect(code).toBe(1);
  });
});
