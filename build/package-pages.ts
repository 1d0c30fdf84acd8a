// A package's README and docs. Some are pages of the repository, others are the package's own and take
// sections from the repository's README. Links lead to pages in the package where possible; any other link
// says where its page is.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { packages, projectAddress, type PublishedPackage } from './package-list.ts';
import { withoutMarks } from './docs-tables.ts';
import { anchorsOf, sectionOf } from './page-sections.ts';

/** Texts by their path in a package. */
type Pages = Readonly<Record<string, string>>;

/** Files that every package gets from the repository's root. */
export const papers = ['CHANGELOG.md', 'LICENSE', 'SECURITY.md'].filter((path) => existsSync(path));

/** Prefix of a link's target while it is a place in the repository, until its place in a package is known. */
const inRepository = 'repository:';
const anyLink = /(!?)\[([^\]]*)\]\(([^)\s]+)\)/g;

/** Every Markdown page of a package, with links that work from the page's place. */
export function pagesOf(published: PublishedPackage): Pages {
  const pages = pagesWithPlaces(published);
  return Object.fromEntries(
    Object.entries(pages).map(([path, text]) => [
      path,
      text.replace(anyLink, (whole, image: string, words: string, target: string) => {
        if (!target.startsWith(inRepository)) return whole;
        const place = target.slice(inRepository.length);
        const found = placeIn(published, { pages, place });
        if (found !== undefined) return `${image}[${words}](${linkFrom(path, found)})`;
        if (projectAddress !== undefined) return `${image}[${words}](${projectAddress}/blob/main/${place})`;
        return `${words} (in ${ownerOf(place)})`;
      }),
    ]),
  );
}

function pagesWithPlaces({ name, docs }: PublishedPackage): Pages {
  const own = `build/pages/${name}`;
  const ownPages = readdirSync(own, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.md'),
  );
  return Object.fromEntries([
    ...papers.filter((path) => path.endsWith('.md')).map((path) => [path, readWithPlaces(path)] as const),
    ...docs
      .filter((path) => path.endsWith('.md'))
      .map((path) => [`docs/${path}`, readWithPlaces(`docs/${path}`)] as const),
    ...ownPages.map(
      (path) => [path.replaceAll('\\', '/'), withSections(readFileSync(`${own}/${path}`, 'utf8'))] as const,
    ),
  ]);
}

/** Replaces `<!-- README: Events -->` with that section of the repository's README. */
function withSections(text: string): string {
  const readme = readWithPlaces('README.md');
  return text.replace(/^<!-- README: (.+) -->$/gm, (_, title: string) => {
    const section = sectionOf(readme, title);
    if (section === undefined) throw new Error(`README.md has no section "${title}".`);
    return `## ${title}\n\n${section}`;
  });
}

/** A page of the repository, with its links as places in the repository. */
function readWithPlaces(path: string): string {
  return withoutMarks(readFileSync(path, 'utf8')).replace(
    anyLink,
    (whole, image: string, words: string, target: string) => {
      if (/^[a-z]+:/.test(target)) return whole;
      const place = target.startsWith('#') ? path + target : posix.join(posix.dirname(path), target);
      return `${image}[${words}](${inRepository}${place})`;
    },
  );
}

/** Where a package has the content of a place in the repository. Undefined if it does not have it. */
function placeIn(
  published: PublishedPackage,
  { pages, place }: { pages: Pages; place: string },
): string | undefined {
  const [file = '', anchor] = place.split('#');
  if (file !== 'README.md')
    return [...published.docs.map((path) => `docs/${path}`), ...papers].includes(file) ? place : undefined;
  if (anchor === undefined) return file;
  const page = Object.keys(pages).find((path) => anchorsOf(pages[path] ?? '').includes(anchor));
  return page === undefined ? undefined : `${page}#${anchor}`;
}

function ownerOf(place: string): string {
  const owner = packages.find(
    (published) => placeIn(published, { pages: pagesWithPlaces(published), place }) !== undefined,
  );
  return owner?.name ?? "the project's repository";
}

function linkFrom(page: string, place: string): string {
  const [file = '', anchor] = place.split('#');
  if (file === page && anchor !== undefined) return `#${anchor}`;
  return posix.relative(posix.dirname(page), file) + (anchor === undefined ? '' : `#${anchor}`);
}
