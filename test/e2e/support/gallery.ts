// The gallery of every screen of ours (test/gallery), bundled, and served by the browser's own route: it
// needs no server.

import type { Browser, Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { test } from './test.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const origin = 'https://gallery.example';

/**
 * A wide page has its screens side by side, so that a picture of it can be looked at. They are no columns of
 * text: a browser tries every place to break them, for minutes.
 */
const html = `<!doctype html><html><meta name="viewport" content="width=device-width"><title>Gallery</title>
<style>
  :root { font-family: sans-serif; color-scheme: light; }
  body { margin: 0; display: grid; gap: 16px; align-items: start; }
  body { grid-template-columns: repeat(12, var(--width)); }
  .exhibit { width: var(--width); }
  iframe { display: block; width: 100%; height: 640px; border: 0; }
</style>
<body><script type="module" src="/gallery.js"></script></html>`;

/** For all tests of a file: they run one after the other, and share one page without motion. */
export function shareGallery(): { page: Page } {
  test.describe.configure({ mode: 'default' });
  const shared = {} as { page: Page };
  test.beforeAll(async ({ browser }) => {
    shared.page = await openGallery(browser);
    await shared.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  test.afterAll(async () => {
    await shared.page.context().close();
  });
  return shared;
}

/** Bundles the gallery, and opens it in a context of its own. */
async function openGallery(browser: Browser): Promise<Page> {
  const bundled = await bundle();
  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await context.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const body = bundled.get(pathname.slice(1));
    if (body !== undefined) await route.fulfill({ contentType: 'text/javascript', body });
    else
      await route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: pathname === '/' ? html : '<p>–</p>',
      });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    console.error(error);
  });
  await page.goto(origin);
  await page.waitForFunction(() => window.gallery, undefined, { timeout: 60_000 });
  return page;
}

/** The scripts by their names. */
async function bundle(): Promise<ReadonlyMap<string, string>> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: 'test/gallery/gallery.ts',
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  if (!('output' in built)) throw new Error('one bundle was asked for');
  return new Map(built.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file.code]] : [])));
}
