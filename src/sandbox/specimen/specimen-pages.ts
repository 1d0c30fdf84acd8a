// Specimens for people who have nothing to show: to download, to print, or full-screen to hold into a camera.

import { html } from 'hono/html';
import { Hono } from 'hono';
import type { Panel } from '../overview.js';
import { assetResponse, framePage, pageResponse } from '../page-frame.js';
import { specimens } from './catalogue.js';
import type { Specimen } from './catalogue.js';
import { specimenFile } from './specimen-files.js';

const banner = 'Specimens of the sandbox: nobody issues them, and nothing but the sandbox takes them.';
const styles = ['/assets/frame.css', '/assets/specimens.css'];

/** Number of good specimens in the catalogue. They come first. */
const good = specimens.findIndex(({ description }) => /: [A-Z_]+\.$/.test(description));

/** Creates the routes of the pages and files, from the root. */
export function specimenPages(): Hono {
  const routes = new Hono();
  routes.get('/assets/specimens.css', () => assetResponse(specimenStyles, 'text/css'));
  routes.get('/specimens', (c) => c.redirect('/specimens/'));
  routes.get('/specimens/', () => pageResponse(listPage()));

  routes.get('/specimens/:name{[a-z0-9-]+\\.jpg}', async (c) => {
    const name = c.req.param('name').replace(/\.jpg$/, '');
    const file = await specimenFile(name);
    if (!file) return c.notFound();
    const download =
      c.req.query('download') === undefined
        ? {}
        : { 'Content-Disposition': `attachment; filename="${name}.jpg"` };
    // A shop's page may load them too, to offer them beside the element.
    const headers = {
      'Content-Type': 'image/jpeg',
      'Cache-Control': 'max-age=3600',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Access-Control-Allow-Origin': '*',
      ...download,
    };
    return c.body(file, 200, headers);
  });

  routes.get('/specimens/:name{[a-z0-9-]+}', (c) => {
    const specimen = specimens.find(({ name }) => name === c.req.param('name'));
    return specimen ? pageResponse(wholePage(specimen)) : c.notFound();
  });
  return routes;
}

/** Front page section of a provider that accepts pictures. */
export const specimenPanel: Panel = {
  content: html`<section aria-labelledby="specimens">
<h2 id="specimens">Specimens</h2>
<p>No document at hand? These the sandbox knows; anything else it refuses, a real document first of all.
<a href="/specimens/">All specimens</a>, with one for each error.</p>
<p>${specimens
    .slice(0, good)
    .map(({ name }) => html`<a href="/specimens/${name}.jpg?download">${name}</a> `)}</p>
</section>`,
  styles: [],
  scripts: [],
};

const listPage = () =>
  framePage({
    lang: 'en',
    dir: 'ltr',
    title: 'Specimens',
    banner,
    styles,
    body: html`<main>
<h1>Specimens</h1>
<p>Choose one as a file, print it, or show it on a screen to the camera.
The address is for this computer only: to have one on a phone, send it the file.</p>
<ul class="good">${specimens.slice(0, good).map(
      ({ name, description }) =>
        html`<li><a href="/specimens/${name}"><img src="/specimens/${name}.jpg" alt=""
loading="lazy"></a>${about({ name, description })}</li>`,
    )}</ul>
<h2>What goes wrong</h2>
<ul class="bad">${specimens.slice(good).map((specimen) => html`<li>${about(specimen)}</li>`)}</ul>
</main>`,
  });

const about = ({ name, description }: Pick<Specimen, 'name' | 'description'>) =>
  html`<div><b>${name}</b><span>${description}</span><span class="ways"><a
href="/specimens/${name}.jpg?download">Download</a> <a
href="/specimens/${name}">Whole screen</a></span></div>`;

const wholePage = ({ name, description }: Specimen) =>
  framePage({
    lang: 'en',
    dir: 'ltr',
    title: `Specimen: ${name}`,
    banner,
    styles,
    colorScheme: 'light',
    body: html`<main class="whole ${name.startsWith('face') ? 'portrait' : 'document'}"><h1
class="unseen">${description}</h1><img src="/specimens/${name}.jpg" alt="${description}"></main>`,
  });

const specimenStyles = `
main { inline-size: min(60rem, 100%); margin: 0 auto; padding: 2rem 1rem 4rem; display: grid; gap: 1.25rem; }
h2 { font-size: 1.0625rem; }
p, li span { color: var(--muted); }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 1rem; }
ul { grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr)); }
li {
  background: var(--surface); border: 1px solid var(--line); border-radius: 1rem; padding: 1rem;
  display: grid; gap: 0.75rem; align-content: space-between;
}
li div { display: grid; gap: 0.25rem; font-size: 0.9375rem; }
b { font: 600 0.875rem ui-monospace, SFMono-Regular, Menlo, monospace; }
.ways { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
.good img {
  inline-size: 100%; block-size: 11rem; object-fit: contain; border-radius: 0.5rem;
  background: var(--raised);
}
.whole { flex: 1; inline-size: 100%; padding: 1rem; place-items: center; min-block-size: 0; }
.whole img { max-inline-size: 100%; max-block-size: 85vh; border-radius: 0.75rem; }
.unseen { position: absolute; clip-path: inset(50%); inline-size: 1px; block-size: 1px; overflow: hidden; }
@media print {
  .banner { display: none; }
  .whole img { border-radius: 3mm; inline-size: 85.6mm; max-block-size: none; }
  .whole.portrait img { inline-size: 120mm; }
}
`;
