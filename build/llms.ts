// A package's llms.txt: its pages, each with what it is about, so that a reader finds the right one at once.

import { posix } from 'node:path';

export interface Described {
  readonly name: string;
  readonly description: string;
}

/** Made of the pages as they are in the package, by their paths. */
export function llmsOf({ name, description }: Described, pages: Readonly<Record<string, string>>): string {
  const lines = Object.entries(pages)
    .filter(([path]) => path.endsWith('.md') && posix.basename(path) !== 'CHANGELOG.md')
    .map(([path, page]) => `- [${titleOf(page)}](${path}): ${firstSentenceOf(page)}`);
  return `# ${name}\n\n> ${description}\n\n## Docs\n\n${lines.join('\n')}\n`;
}

const titleOf = (page: string) => /^# (.+)$/m.exec(page)?.[1] ?? '';

/** Of its first paragraph, without links. A blank line in an example ends no example. */
function firstSentenceOf(page: string): string {
  const prose = page.replace(/^```[^]*?^```$/gm, '');
  const paragraph = prose.split(/\n{2,}/).find((part) => /^[^#!|>\-<\s]/.test(part)) ?? '';
  const words = paragraph.replace(/\s+/g, ' ').replace(/\[([^\]]+)\]\([^)]+\)/g, '$1');
  return /^.*?[.:](?=\s|$)/.exec(words)?.[0].replace(/:$/, '.') ?? words;
}
