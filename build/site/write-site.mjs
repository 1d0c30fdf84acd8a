// `npm run docs`: the site of the documents, in dist/site, with the built element live on it. A link that
// leads nowhere ends it.

import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brokenLinks, pagesOfSite } from './render.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = `${root}dist/site/`;
const own = `${root}build/site/`;

/** What stands beside every page, below docs; the front page comes first. */
const chapters = [
  ['', ['../index', 'index', 'element', 'frameworks', 'servers', 'sandbox']],
  ['Your page', ['theming', 'languages', 'accessibility', 'headers', 'browsers', 'capture']],
  ['Your server', ['server', 'contract', 'events', 'metrics', 'own-provider', 'wultra']],
  ['When something is wrong', ['troubleshooting', 'doctor', 'testing']],
  ['Running it', ['going-live', 'operations', 'sizing', 'performance']],
  ['Security', ['security', 'threat-model', 'data-map', 'pen-test', 'checks']],
  ['For contributors', ['CONTRIBUTING', 'architecture', 'decisions/index', 'CHANGELOG']],
];

if (!existsSync(`${root}dist/cdn/kyc-enrolment.js`)) throw new Error('Run "npm run build" first.');
const pages = pagesOfSite(root);
const broken = brokenLinks(pages, root);
if (broken.length > 0) throw new Error(`These links lead nowhere:\n${broken.join('\n')}`);

const titles = new Map(pages.map(({ address, title }) => [address, title]));

function navigation(address) {
  const entry = (name) => {
    const target = posix.join('docs', `${name}.html`);
    const here = target === address ? ' aria-current="page"' : '';
    const link = posix.relative(posix.dirname(address), target);
    return `<li><a href="${link}"${here}>${titles.get(target)}</a></li>`;
  };
  return chapters
    .map(([title, names]) => `${title && `<h2>${title}</h2>`}<ul>${names.map(entry).join('')}</ul>`)
    .join('\n');
}

/** After the first paragraph of pages about the look and the states: the element, with made-up answers. */
const live = `<div class="live"></div>`;
const withElement = ['index.html', 'docs/element.html', 'docs/theming.html', 'docs/languages.html'];

function whole({ address, title, content }) {
  const top = posix.relative(posix.dirname(address), '.') || '.';
  const body = withElement.includes(address) ? content.replace('</p>', `</p>\n${live}`) : content;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · kyc-enrolment</title>
    <link rel="icon" href="${top}/mark.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="${top}/site.css" />
    <script type="module" src="${top}/live.js"></script>
  </head>
  <body>
    <a class="skip" href="#content">Skip to the text</a>
    <details class="navigation" open>
      <summary>Pages</summary>
      <nav aria-label="Pages">${navigation(address)}</nav>
    </details>
    <main id="content">${body}</main>
  </body>
</html>
`;
}

rmSync(site, { recursive: true, force: true });
for (const page of pages) {
  mkdirSync(dirname(site + page.address), { recursive: true });
  writeFileSync(site + page.address, whole(page));
}
for (const file of readdirSync(`${root}docs`).filter((name) => /\.(?:png|svg|json)$/.test(name)))
  cpSync(`${root}docs/${file}`, `${site}docs/${file}`);
for (const file of ['site.css', 'live.js']) cpSync(own + file, site + file);
cpSync(`${root}demo/playground/mark.svg`, `${site}mark.svg`);
cpSync(`${root}dist/cdn`, `${site}kyc-enrolment`, { recursive: true });
console.log(`${pages.length} pages in dist/site; every link leads somewhere.`);
