// Headings and sections of a Markdown page.

interface Heading {
  readonly line: number;
  readonly depth: number;
  readonly title: string;
}

function headingsOf(lines: readonly string[]): Heading[] {
  let isCode = false;
  return lines.flatMap((text, line) => {
    if (text.startsWith('```')) isCode = !isCode;
    const [, hashes, title] = (!isCode && /^(#+) (.*)$/.exec(text)) || [];
    return hashes && title ? [{ line, depth: hashes.length, title }] : [];
  });
}

/** The text below a heading, up to the next heading of its depth. Undefined if there is no such heading. */
export function sectionOf(page: string, title: string): string | undefined {
  const lines = page.split('\n');
  const headings = headingsOf(lines);
  const index = headings.findIndex((heading) => heading.title === title);
  const begin = headings[index];
  if (!begin) return undefined;
  const end = headings.slice(index + 1).find(({ depth }) => depth <= begin.depth);
  return lines
    .slice(begin.line + 1, end?.line)
    .join('\n')
    .trim();
}

/** The anchors of a page's headings, as GitHub and npm make them. */
export const anchorsOf = (page: string): string[] =>
  headingsOf(page.split('\n')).map(({ title }) =>
    title
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(' ', '-'),
  );
