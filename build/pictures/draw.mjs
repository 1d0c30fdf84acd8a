/* global document */
// `npm run pictures`: draws docs/states.png from the sources. A font's file may be named, in WOFF2; else it
// is the system's. The picture in the repository has 256 colours, to be under the 300 kB that are allowed:
// `convert docs/states.png +dither -colors 256 PNG8:docs/states.png`.

import { createReadStream } from 'node:fs';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { findChromium, findHeadlessShell } from '../../test/support/browser.mjs';

const font = process.argv[2];

const server = await createServer({
  logLevel: 'warn',
  plugins: [
    {
      name: 'pictured-font',
      configureServer({ middlewares }) {
        middlewares.use('/pictured.woff2', (_, response) => {
          if (font) createReadStream(font).pipe(response);
          else response.writeHead(404).end();
        });
      },
    },
  ],
});
await server.listen();
const executablePath = findHeadlessShell() ?? findChromium()?.executablePath;
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath && { executablePath }) });
try {
  const page = await browser.newPage({ viewport: { width: 1616, height: 1600 }, deviceScaleFactor: 1.5 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${server.resolvedUrls?.local[0] ?? ''}build/pictures/overview.html`);
  await page.waitForFunction(isDrawn, undefined, { timeout: 120_000 });
  const { width, height } = await page.evaluate(() => document.body.getBoundingClientRect());
  await page.screenshot({ path: 'docs/states.png', clip: { x: 0, y: 0, width, height } });
} finally {
  await browser.close();
  await server.close();
}

/** In the page: each state is there, and what it frames as well. */
function isDrawn() {
  return [...document.querySelectorAll('iframe')].every(({ contentDocument, src }) => {
    const root = contentDocument?.querySelector('kyc-enrolment')?.shadowRoot;
    const part = { loading: 'skeleton', frame: 'footer', camera: 'capture', question: 'question' };
    const [, state = ''] = /states=([a-z]+)/.exec(src) ?? [];
    return root?.querySelector(part[state] ? `[part=${part[state]}]` : 'h2[part=title]');
  });
}
