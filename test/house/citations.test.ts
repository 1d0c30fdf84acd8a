import { existsSync } from 'node:fs';
import { root } from '../support/build.ts';
import { falseCitations, missingPaths } from './citations.ts';
import { readFiles } from './project.ts';

const documents = readFiles(['.', 'docs'], /\.md$/);

it('comments and tests cite only what is in the repository', () => {
  const { 'test/house/citations.test.ts': _, ...files } = readFiles(['src', 'demo', 'test'], /\.(ts|mjs)$/);
  expect(Object.keys(files).length).toBeGreaterThan(300);
  expect(falseCitations(files, documents)).toEqual([]);
});

it('the papers name only files that are there', () => {
  const { 'CHANGELOG.md': _, ...papers } = documents; // the changelog also describes what was there once
  expect(missingPaths(papers, (path) => existsSync(`${root}${path}`))).toEqual([]);
});

it('exceptions of the linters are of files that are there', () => {
  const { 'eslint.config.js': eslint = '', 'knip.jsonc': knip = '' } = readFiles(['.'], /^(eslint|knip)\./);
  const excepted = [...`${eslint}${knip}`.matchAll(/['"](src\/[\w/.-]+\.ts)['"]: /g)].map(
    ([, path = '']) => path,
  );
  expect(excepted.length).toBeGreaterThan(2);
  expect(excepted.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
});

describe('a citation that leads nowhere is found', () => {
  const known = {
    'docs/providers/acme.md': '# Acme\n\n## Status\n\n### Hosted pages\n',
    'README.md': '# A\n',
  };

  it.each<[what: string, source: string, offence: RegExp]>([
    ['a document that is not here', '// as docs/providers/ajax.md says', /ajax\.md, which is not/],
    ['a heading that is not in it', '// (docs/providers/acme.md, Tokens)', /no such heading/],
    ['a heading that only begins so', '// (docs/providers/acme.md, Statuses)', /no such heading/],
    ['a heading on the next line', '// is read once (docs/providers/acme.md,\n// Tokens)', /no such heading/],
    ['a note', '/** As in wire.md 2.1. */', /"wire\.md"/],
    ['a note on the next line', '// two of them (seeds\n// 003 and 004)', /"seeds 003"/],
    ['a design', '// the caller (design: "Kit")', /"design: ""/],
    ['a section of a design', '/** By the table of design 3. */', /"design 3"/],
    ['a test’s name', "it('is read (wire.md 2.5)', () => {});", /wire\.md/],
  ])('%s', (_, source, offence) => {
    expect(falseCitations({ 'src/a.ts': source }, known)).toEqual([expect.stringMatching(offence)]);
  });

  it.each([
    '// (docs/providers/acme.md)',
    '// (docs/providers/acme.md, Status)',
    '// (docs/providers/acme.md, Status: T1)',
    '// (docs/providers/acme.md, Hosted\n// pages)',
    '// docs/providers/acme.md, and others',
    '// a random seed 12 by design',
  ])('but not in %s', (source) => {
    expect(falseCitations({ 'src/a.ts': source }, known)).toEqual([]);
  });

  it('a path that a document names', () => {
    const page = 'See `src/a.ts`, `src/<vendor>/b.ts`, `src/gone.ts` and `test/e2e/`.';
    const exists = (path: string) => path !== 'src/gone.ts';
    expect(missingPaths({ 'docs/a.md': page }, exists)).toEqual([
      'docs/a.md names src/gone.ts, which is not there',
    ]);
  });
});
