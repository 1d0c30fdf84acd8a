// docs/checks.md agrees with the tests: each check names its tests, or says why it has none.

import { readFileSync } from 'node:fs';
import { root } from '../support/build.ts';
import { checksOf, readRows, readTests, withTests } from './checks.ts';

const page = readFileSync(`${root}docs/checks.md`, 'utf8');

describe('docs/checks.md', () => {
  it('has a hundred checks, each once', () => {
    expect(readRows(page).map(({ check }) => check)).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    );
  });

  it('names the tests that there are: if not, run `npm run checks`', () => {
    expect(readRows(page)).toEqual(readRows(withTests(page, readTests(`${root}test`))));
  });

  it('says of a check without a test why it has none', () => {
    expect(readRows(page).filter(({ tests, note }) => tests.length === 0 && note === undefined)).toEqual([]);
  });
});

describe('which checks a test names', () => {
  it.each<[source: string, checks: number[]]>([
    ["it('check 7: is heard', () => {});", [7]],
    ["it('is heard (check 34)', () => {});", [34]],
    ["describe('checks 71 and 72: others', () => {});", [71, 72]],
    ["it('checks 1 to 4: noise', () => {});", [1, 2, 3, 4]],
    ["it('checks 45, 47, 81: pictures', () => {});", [45, 47, 81]],
    ["it.each([['check 58: two slashes', '//evil']])('%s', () => {});", [58]],
    ['for (const a of b) it(`check 86: ${a}`, () => {});', [86]],
    ['// covers check 3', []],
    ["it('a checked 9, checks nothing', () => {});", []],
  ])('%s', (source, checks) => {
    expect(checksOf('a.test.ts', source)).toEqual(checks);
  });
});

describe('a catalogue that is not as the tests are', () => {
  const catalogue = '| 1 ★ | A. | measured | `gone.test.ts` |\n| 2 | B. | measured | · too early |\n';

  it('is mended, and keeps what was written by hand', () => {
    expect(withTests(catalogue, { 'new.test.ts': "it('checks 1 and 2: a', () => {});" })).toBe(
      '| 1 ★ | A. | measured | `new.test.ts` |\n| 2 | B. | measured | `new.test.ts` · too early |\n',
    );
  });

  it('loses the test that is gone', () => {
    expect(readRows(withTests(catalogue, {}))).toEqual([
      { check: 1, tests: [], note: undefined },
      { check: 2, tests: [], note: 'too early' },
    ]);
  });
});
