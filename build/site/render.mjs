// The documents as pages of a site: the same Markdown, with links that lead to the site's own pages.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { Marked } from 'marked';

const folders = ['docs', 'docs/decisions', 'docs/providers'];
const papers = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];

/** Paths of all documents below `root`, which ends with a slash. */
const documentsIn = (root) => [
  ...papers,
  ...folders.flatMap((folder) =>
    readdirSync(root + folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
];

/** Where a document is on the site: README is the front page, and a folder's README its index. */
const addressOf = (path) =>
  path === 'README.md'
    ? 'index.html'
    : path
        .replace(/(^|\/)README\.md$/, '$1index.html')
        .replace(/\.md$/, '.html')
        .replace(/^(?!docs\/|index)/, 'docs/');

const anchorOf = (title) =>
  title
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(' ', '-');

const escaped = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A link's target on the site, or undefined for what only the repository has. */
function targetOf(href, { path, documents }) {
  if (/^[a-z]+:/.test(href)) return href;
  const [file, anchor] = href.split('#');
  const place = file === '' ? path : posix.join(posix.dirname(path), file);
  const suffix = anchor === undefined ? '' : `#${anchor}`;
  const here = posix.dirname(addressOf(path));
  if (documents.includes(place)) return posix.relative(here, addressOf(place)) + suffix;
  if (documents.includes(`${place}/README.md`)) return posix.relative(here, addressOf(`${place}/README.md`));
  return /^docs\/[\w-]+\.(?:png|svg|json)$/.test(place) ? posix.relative(here, place) : undefined;
}

function markdownFor(page) {
  return new Marked({
    renderer: {
      heading({ tokens, depth, text }) {
        const inner = this.parser.parseInline(tokens);
        return `<h${depth} id="${anchorOf(text)}">${inner}</h${depth}>\n`;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const target = targetOf(href, page);
        return target === undefined ? inner : `<a href="${escaped(target)}">${inner}</a>`;
      },
      image({ href, text }) {
        return `<img src="${escaped(targetOf(href, page) ?? href)}" alt="${escaped(text)}" loading="lazy" />`;
      },
      table(token) {
        const cell = (tag) => (one) => `<${tag}>${this.parser.parseInline(one.tokens)}</${tag}>`;
        const rows = token.rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`).join('\n');
        const head = `<thead><tr>${token.header.map(cell('th')).join('')}</tr></thead>`;
        return `<div class="table" tabindex="0"><table>${head}<tbody>${rows}</tbody></table></div>\n`;
      },
      blockquote({ tokens }) {
        const inner = this.parser.parse(tokens).replace(/\[!(\w+)\]\s*/, '<strong>$1</strong> ');
        return `<blockquote>${inner}</blockquote>\n`;
      },
      html({ text }) {
        return /^<!--/.test(text) ? '' : escaped(text);
      },
    },
  });
}

/** Each page of the site: its address, title and content. */
export function pagesOfSite(root) {
  const documents = documentsIn(root);
  return documents.map((path) => {
    const text = readFileSync(root + path, 'utf8');
    return {
      address: addressOf(path),
      title: /^# (.+)$/m.exec(text)?.[1] ?? path,
      content: markdownFor({ path, documents }).parse(text),
    };
  });
}

/** Links that lead to no page, heading or file of the site, as `page: target`. */
export function brokenLinks(pages, root) {
  const byAddress = new Map(pages.map((page) => [page.address, page.content]));
  return pages.flatMap(({ address, content }) =>
    [...content.matchAll(/(?:href|src)="([^"]+)"/g)]
      .map(([, target]) => target.replaceAll('&amp;', '&'))
      .filter((target) => !/^[a-z]+:/.test(target))
      .filter((target) => {
        const [file, anchor] = target.split('#');
        const place = file === '' ? address : posix.join(posix.dirname(address), file);
        const page = byAddress.get(place);
        if (page === undefined) return !existsSync(root + place);
        return anchor !== undefined && !page.includes(`id="${anchor}"`);
      })
      .map((target) => `${address}: ${target}`),
  );
}
