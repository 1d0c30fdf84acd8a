// What comments and tests cite: documents of the project, by path and heading. What only its authors have is
// no source for whoever reads the code.

import type { Files } from './project.ts';

/** Every citation in `files` that leads nowhere, each as a sentence. */
export function falseCitations(files: Files, documents: Files): string[] {
  const headings = new Map(Object.entries(documents).map(([path, page]) => [path, headingsOf(page)]));
  return Object.entries(files).flatMap(([path, source]) => {
    const text = asOneLine(source);
    return [
      ...[...text.matchAll(notHere)].map(
        ([cited]) => `${path} cites "${cited}", which is not in the repository`,
      ),
      ...[...text.matchAll(document)].flatMap(([, cited = '', rest = '']) => {
        const known = headings.get(cited);
        if (!known) return [`${path} cites ${cited}, which is not in the repository`];
        if (!/^, [A-Z]/.test(rest) || known.some((title) => startsWith(rest.slice(2), title))) return [];
        return [`${path} cites "${cited}${rest.slice(0, 40)}", and ${cited} has no such heading`];
      }),
    ];
  });
}

/** Notes that were never published, and numbers of them. */
const notHere = new RegExp(
  [
    String.raw`\b(?:wire|design|seeds?|field|style|reports|toolchain)\.md\b`,
    String.raw`\b[Ss]eeds? 00\d`,
    String.raw`\bdesign(?::? "|, \w| \d)`,
    String.raw`\((?:S[0-4]\b)`,
  ].join('|'),
  'g',
);

const document = /(?<![\w/.-])((?:docs\/[\w/.-]+|README|CONTRIBUTING|SECURITY|CHANGELOG)\.md)(.{0,80})/g;

/** A comment's lines joined, so that a citation may be broken between two of them. */
const asOneLine = (source: string) => source.replaceAll(/[ \t]*\n[ \t]*(?:\/\/|\*(?!\/))?[ \t]*/g, ' ');

const headingsOf = (page: string) =>
  [...page.matchAll(/^#{1,4} (.*)$/gm)].map(([, title = '']) => title.replaceAll('`', ''));

const startsWith = (text: string, title: string) =>
  text.startsWith(title) && !/\w/.test(text.charAt(title.length));

/**
 * Paths of our files that a document names in code and that are not there. A `<name>` or `*` stands for
 * several.
 */
export function missingPaths(documents: Files, exists: (path: string) => boolean): string[] {
  return Object.entries(documents).flatMap(([document, page]) =>
    [...page.matchAll(/`((?:src|test|demo|docs)\/[^`\s]*)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/[<*{]/.test(path) && !exists(path))
      .map((path) => `${document} names ${path}, which is not there`),
  );
}
