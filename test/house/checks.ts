// Finds which tests cover which check of docs/checks.md. Only the names of tests count, because a comment
// runs nothing.

import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/**
 * Test files below the folder `test/`, by their path in it. Our own test of this file is left out: it
 * mentions checks and covers none.
 */
export function readTests(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(test|spec)\.ts$/.test(path) && path !== 'house/checks.test.ts');
  return Object.fromEntries(files.sort().map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')]));
}

/** The checks that a test file names in its tests: `check 7`, `checks 71 and 72`, `checks 1 to 13`. */
export function checksOf(path: string, source: string): number[] {
  if (!/\bchecks? \d/.test(source)) return [];
  const checks = new Set<number>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node))
      for (const check of numbersIn(node.text)) checks.add(check);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, source, ts.ScriptTarget.Latest));
  return [...checks];
}

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\bchecks? (\d+)((?:, \d+)*)(?: (to|and) (\d+))?/g)].flatMap(
    ([, first = '', more = '', word, last = first]) => {
      if (word === 'to')
        return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index);
      return [first, ...more.split(', ').filter(Boolean), ...(word ? [last] : [])].map(Number);
    },
  );
}

/** The catalogue's page with its tests column brought up to date. The text after ` · ` is kept. */
export function withTests(page: string, tests: Readonly<Record<string, string>>): string {
  const files = new Map<number, string[]>();
  for (const [path, source] of Object.entries(tests))
    for (const check of checksOf(path, source)) files.set(check, [...(files.get(check) ?? []), path]);
  return page.replace(row, (_, start: string, check: string, middle: string, cell: string) => {
    const [, note] = /(?:^|\s)· (.*)$/.exec(cell.trim()) ?? [];
    const named = (files.get(Number(check)) ?? []).map((path) => `\`${path}\``).join(', ');
    return `${start}${middle}| ${[named, note && `· ${note}`].filter(Boolean).join(' ')} |`;
  });
}

/** Rows of the catalogue: the check, and the content of its tests column. */
export const readRows = (page: string) =>
  [...page.matchAll(row)].map(([, , check = '', , cell = '']) => ({
    check: Number(check),
    tests: [...cell.matchAll(/`([^`]+\.ts)`/g)].map(([, path = '']) => path),
    note: /(?:^|\s)· (.*)$/.exec(cell.trim())?.[1],
  }));

const row = /^(\| (\d+)(?: ★)? )(.*)\|([^|]*)\|$/gm;
