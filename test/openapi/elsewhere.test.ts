// The document in other hands: servers in Java and Python that check by its patterns, a generator of types.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

const text = readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8');

const patterns = new Set<string>();
JSON.parse(text, (name, value: unknown) => {
  if (name === 'pattern' && typeof value === 'string') patterns.add(value);
  return value;
});

const isThere = (command: string) => spawnSync(command, ['-version'], { stdio: 'ignore' }).status !== null;

/** One that nobody but a browser takes. */
const strange = String.raw`^[^\0\p{Cs}]*$`;

/** The patterns that a program refuses, which is given ours and a strange one, with its reasons. */
function refusedBy(command: string, args: readonly string[]): string[] {
  const { stdout, stderr, status } = spawnSync(command, args, {
    input: [...patterns, strange].map((pattern) => Buffer.from(pattern).toString('base64')).join('\n'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split('\n');
}

const python = `
import base64, re, sys
for line in sys.stdin:
    pattern = base64.b64decode(line).decode()
    try:
        re.compile(pattern)
    except re.error as error:
        print(pattern, error)
`;

const java = `
import java.util.*;
import java.util.regex.*;
class Patterns {
  public static void main(String[] args) {
    for (Scanner lines = new Scanner(System.in); lines.hasNextLine(); ) {
      String pattern = new String(Base64.getDecoder().decode(lines.nextLine()));
      try { Pattern.compile(pattern); }
      catch (PatternSyntaxException e) { System.out.println(pattern + " " + e.getDescription()); }
    }
  }
}`;

/**
 * What Java, Python, Go, .NET and JavaScript write alike: no escape but of a character (and `\x00`), no
 * group but
 * a plain one, no possessive or lazy quantifier. It stands in for the dialects that are not on the machine.
 */
const isPlain = (pattern: string) => !/\\(?!x00|[.\-/^$])|\(\?[^:]|[*+?}][+?]/.test(pattern);

describe('the document’s patterns', () => {
  it('are some', () => {
    expect(patterns.size).toBeGreaterThan(3);
  });

  it.each([...patterns])('%s is written as every dialect has it', (pattern) => {
    expect(isPlain(pattern)).toBe(true);
    expect(() => new RegExp(pattern, 'u')).not.toThrow();
    expect(() => new RegExp(pattern)).not.toThrow();
  });

  it.each([strange, '(?<=a)b', 'a++', String.raw`\Aa`, String.raw`\k<a>`, '(?i)a'])(
    '%s would not be',
    (pattern) => {
      expect(isPlain(pattern)).toBe(false);
    },
  );

  it.skipIf(!isThere('python3'))('compile in Python', () => {
    expect(refusedBy('python3', ['-c', python])).toEqual([expect.stringContaining('bad escape')]);
  });

  it.skipIf(!isThere('java'))('compile in Java', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kyc-patterns-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const file = join(folder, 'Patterns.java');
    writeFileSync(file, java);
    expect(refusedBy('java', [file])).toEqual([expect.stringContaining('Illegal octal escape')]);
  });
});

/** What a merchant's own client of the document looks like. */
const client = `
  import type { operations, paths } from './api.js';
  type Opened = operations['openSession']['responses']['200']['content']['application/json'];
  type Asked = paths['/wultra/client/approve']['post']['requestBody']['content']['application/json'];
  export const addressOf = (opened: Opened): string =>
    opened.status === 'page' ? opened.page.url : opened.statusUrl;
  export const isRefused = ({ status }: Asked): boolean => status === 'FAILURE';
  export type Pause = operations['openSession']['responses']['503']['headers']['retry-after'];
`;

/** What the compiler says of files that are nowhere but here. */
function compile(files: Readonly<Record<string, string>>): readonly unknown[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    types: [],
    lib: ['lib.es2022.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  const textOf = (path: string) => files[basename(path)];
  host.fileExists = (path) => textOf(path) !== undefined || fileExists.call(host, path);
  host.getSourceFile = (path, ...rest) => {
    const source = textOf(path);
    return source === undefined
      ? getSourceFile.call(host, path, ...rest)
      : ts.createSourceFile(path, source, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
}

it('a generator makes types of it that compile, and a client that uses them does', async () => {
  const types = astToString(await openapiTS(text));
  expect(types).toContain('PendingStatus');
  expect(compile({ 'api.ts': types, 'client.ts': client })).toEqual([]);
  const wrong = client.replace('opened.page.url', 'opened.page.address');
  expect(compile({ 'api.ts': types, 'client.ts': wrong })).not.toEqual([]);
});
