// The fenced blocks of README and docs, each with its place, so that a test can say where it is wrong.

import { readFileSync, readdirSync } from 'node:fs';
import { root } from '../support/build.ts';

export interface Snippet {
  readonly page: string;
  /** The line of its first line of code, from 1 on. */
  readonly line: number;
  /** What stands behind the fence: `js`, `html`, … */
  readonly language: string;
  /** The file's name behind that, where there is one. */
  readonly file: string;
  readonly code: string;
}

/** README and every page below docs, by their paths from the root. */
export const documentPaths: readonly string[] = [
  'README.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.replaceAll('\\', '/')}`),
];

export const readDocument = (path: string): string => readFileSync(root + path, 'utf8');

const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length;

/** The blocks of a page, without the indentation of a list that they stand in. */
const snippetsIn = (page: string, text: string): readonly Snippet[] =>
  [...text.matchAll(/^( *)```(\w+)([^\n]*)\n(.*?)^\1```$/gms)].map(
    ([whole, indent = '', language = '', file = '', code = '']) => ({
      page,
      line: lineAt(text, text.indexOf(whole)) + 1,
      language,
      file: file.trim(),
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );

/** The code of the modules in a piece of HTML. */
export const scriptsIn = (snippet: Snippet): readonly Snippet[] =>
  [...snippet.code.matchAll(/<script type="module"[^>]*>\n(.*?)<\/script>/gs)].map(([whole, code = '']) => ({
    ...snippet,
    language: 'js',
    line: snippet.line + lineAt(snippet.code, snippet.code.indexOf(whole)),
    code,
  }));

export const allSnippets: readonly Snippet[] = documentPaths.flatMap((page) =>
  snippetsIn(page, readDocument(page)),
);
