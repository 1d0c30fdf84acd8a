// What comments and tests cite: documents of the project, by path and heading. A document that only its
// authors have is no source for other readers.

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

/** Notes that were never published, and their numbers. */
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

/** Joins the lines of comments, because a citation may be broken across two lines. */
const asOneLine = (source: string) => source.replaceAll(/[ \t]*\n[ \t]*(?:\/\/|\*(?!\/))?[ \t]*/g, ' ');

const headingsOf = (page: string) =>
  [...page.matchAll(/^#{1,4} (.*)$/gm)].map(([, title = '']) => title.replaceAll('`', ''));

const startsWith = (text: string, title: string) =>
  text.startsWith(title) && !/\w/.test(text.charAt(title.length));

/**
 * Paths that a document names in code although we have no such file. A `<name>` or `*` stands for several
 * files.
 */
export function missingPaths(documents: Files, exists: (path: string) => boolean): string[] {
  return Object.entries(documents).flatMap(([document, page]) =>
    [...page.matchAll(/`((?:src|test|demo|docs)\/[^`\s]*)`/g)]
      .map(([, path = '']) => path)
      .filter((path) => !/[<*{]/.test(path) && !exists(path))
      .map((path) => `${document} names ${path}, which is not there`),
  );
}
