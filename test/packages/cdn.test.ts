// What a merchant gets from the CDN.

import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import ts from 'typescript';
import * as z from 'zod/mini';
import { ensureBuilt, root } from '../support/build.ts';

const Integrity = z.record(z.string(), z.string());
const readText = (path: string) => readFileSync(root + path, 'utf8');
const readJson = (path: string): unknown => JSON.parse(readText(path));
const brotli = (path: string) =>
  brotliCompressSync(readFileSync(root + path), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

beforeAll(ensureBuilt, 120_000);

describe('the CDN build', () => {
  const files = () => readdirSync(`${root}dist/cdn`).filter((file) => file.endsWith('.js'));

  it('the script that every customer loads is at most 14 kB, and loads nothing before it runs', () => {
    expect(brotli('dist/cdn/kyc-enrolment.js')).toBeLessThanOrEqual(14_000);
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

  it.each([
    ['our own camera, with what looks at its picture,', 17, /^(own-camera|watch-picture)\./],
    ['going on on a phone, with the code,', 5, /^(hand-off|qr-code)\.[\w-]+\.js$/],
  ])('%s is at most %i kB', (_, most, names) => {
    const parts = files().filter((file) => names.test(file));
    expect(parts).toHaveLength(2);
    expect(parts.reduce((sum, file) => sum + brotli(`dist/cdn/${file}`), 0)).toBeLessThanOrEqual(most * 1000);
  });

  it.each([
    ['`kyc-enrolment.js`', ['kyc-enrolment']],
    ['what follows the first page', ['rest']],
    ['the other screens', ['views', 'message']],
    ['dialog', ['dialog']],
    ['popup, redirect', ['other-ways']],
    ['the consent step', ['consent-step']],
    ['its sanitiser', ['purify']],
    ['refusals', ['refusal']],
    ['going on on a phone', ['hand-off']],
    ['what the element says to a developer', ['advice']],
    ['the own camera', ['own-camera', 'watch-picture']],
  ])('docs/element.md says what a browser loads: %s', (part, names) => {
    const [, said] = new RegExp(`^\\| ${part}.*? \\| ([\\d.]+)`, 'm').exec(readText('docs/element.md')) ?? [];
    const loaded = files().filter((file) => names.includes(file.replace(/\..*/, '')));
    expect(loaded).toHaveLength(names.length);
    const bytes = loaded.reduce((sum, file) => sum + brotli(`dist/cdn/${file}`), 0);
    expect(Math.abs(Number(said) * 1000 - bytes)).toBeLessThanOrEqual(100);
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

  it('check 91: import-map.json has an import map with the same hashes, and its source for a policy', () => {
    const { servedFrom, importMap, scriptSrc } = Integrity.parse(readJson('dist/cdn/import-map.json'));
    const hashes = Integrity.parse(readJson('dist/cdn/sri.json'));
    expect(JSON.parse(importMap ?? '')).toEqual({
      integrity: Object.fromEntries(
        Object.entries(hashes).map(([file, hash]) => [`${String(servedFrom)}${file}`, hash]),
      ),
    });
    expect(scriptSrc).toBe(
      `'sha256-${createHash('sha256')
        .update(importMap ?? '')
        .digest('base64')}'`,
    );
  });

  it('check 10: a page that has added to Object.prototype gets every part all the same', async () => {
    const [helper = ''] = files().filter((file) => file.startsWith('rolldown-runtime'));
    const part = (await import(`${root}dist/cdn/${helper}`)) as Record<string, (exports: object) => object>;
    const [makeExports] = Object.values(part);
    const names = ['polluted', 'value', 'get', 'set', 'writable'];
    let made: object | undefined;
    try {
      for (const name of names) Reflect.set(Object.prototype, name, 'of the page');
      made = makeExports?.({ start: () => 1 });
    } finally {
      for (const name of names) Reflect.deleteProperty(Object.prototype, name);
    }
    expect({ ...made }).toEqual({ start: 1 });
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
