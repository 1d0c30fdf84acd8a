// kyc-enrolment/react as a merchant uses it: installed beside React 18 and 19, rendered on a server, hydrated
// and used in Chromium in StrictMode.

import { copyFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { build, type Rolldown } from 'vite';
import { headlessShellOptions } from '../support/browsers.ts';
import { ensureBuilt } from '../support/build.ts';
import { install, installInto, printedIn, removeInstalled, tarballOf } from '../support/packages.ts';

/** What the page takes for its own origin where it is rendered. */
const serverOrigin = 'https://id.example';

let browser: Browser;
/** The merchant's folder, who goes from one React to the next. */
let folder = '';

beforeAll(async () => {
  ensureBuilt();
  browser = await chromium.launch(headlessShellOptions());
}, 180_000);
afterAll(async () => {
  await browser.close();
  removeInstalled();
});

/** The page's script, bundled for development: only there does StrictMode mount everything twice. */
async function bundle(folder: string): Promise<string> {
  copyFileSync(new URL('react-page.mjs', import.meta.url), join(folder, 'page.mjs'));
  writeFileSync(
    join(folder, 'client.mjs'),
    `import { createRoot, hydrateRoot } from 'react-dom/client';
     import { strict } from './page.mjs';
     const root = document.getElementById('root');
     const log = (window.log = []);
     const onRecoverableError = (error) => log.push('hydration ' + error);
     if (root.hasChildNodes()) hydrateRoot(root, strict(log), { onRecoverableError });
     else createRoot(root).render(strict(log));`,
  );
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: { conditions: ['module', 'browser', 'production'] }, // of Lit, which warns otherwise
    build: {
      write: false,
      minify: false,
      lib: { entry: join(folder, 'client.mjs'), formats: ['es'], fileName: 'client' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = built as [Rolldown.RolldownOutput];
  return output[0].code;
}

const renderedIn = (folder: string) =>
  printedIn(
    folder,
    `import { renderToString } from 'react-dom/server';
     const { strict } = await import('./page.mjs');
     console.log(renderToString(strict([])));`,
  ).trim();

interface Merchant {
  readonly server: Server;
  readonly origin: string;
  /** Requests for a session. */
  readonly asked: string[];
}

/** Answers with the page, its script, and a session's page, which is of another origin. */
async function openMerchant(script: string, markup: string): Promise<Merchant> {
  const asked: string[] = [];
  let provider = '';
  const server = createServer((request, response) => {
    const send = (type: string, body: string) => {
      response.writeHead(200, { 'content-type': type }).end(body);
    };
    if (request.url === '/client.js') send('text/javascript', script);
    else if (request.url === '/kyc/session') {
      asked.push(request.method ?? '');
      const url = `${provider}/provider`;
      const page = { url, kind: 'web-enrolment' };
      send('application/json', JSON.stringify({ sessionId: 's1', status: 'page', page }));
    } else if (request.url?.startsWith('/provider')) send('text/html', '<!doctype html><p>Provider</p>');
    else
      send(
        'text/html',
        `<!doctype html><html lang="en"><div id="root">${markup.replaceAll(serverOrigin, provider)}</div>` +
          '<script type="module" src="/client.js"></script></html>',
      );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  provider = origin.replace('127.0.0.1', 'localhost'); // by its other name it is another origin
  return { server, origin, asked };
}

describe.each([['18'], ['19']])('React %s', (version) => {
  let script = '';
  let markup = '';

  beforeAll(async () => {
    const react = [`react@${version}`, `react-dom@${version}`];
    folder = folder
      ? await installInto(folder, ...react)
      : await install(tarballOf('kyc-enrolment'), ...react);
    script = await bundle(folder);
    markup = renderedIn(folder);
  }, 180_000);

  it('renders a complete tag on a server', () => {
    expect(markup).toMatch(/<kyc-enrolment [^>]*class="verify"/);
    expect(markup).toContain('token-endpoint="/kyc/session"');
    expect(markup).toContain('cross-device="false"');
    expect(markup).toContain('data-testid="kyc"');
    expect(markup).toContain('aria-describedby="why"');
    for (const text of ['title="verify"', 'tabindex="-1"', 'dir="ltr"', 'style="max-width:30rem"'])
      expect(markup.toLowerCase()).toContain(text);
    expect(markup).not.toContain('hidden');
    expect(markup).not.toMatch(/onKyc|onClick|function|\[object/);
  });

  it.each([
    ['mounted in the browser', () => ''],
    ['hydrated', () => markup],
  ])(
    'check 29: %s in StrictMode, one request, live handlers, and gone when it is unmounted',
    async (_, html) => {
      const { server, origin, asked } = await openMerchant(script, html());
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['warning', 'error'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      try {
        await page.goto(origin);
        const log = () => page.evaluate(() => (window as unknown as { log: string[] }).log);
        await expect.poll(log).toContain('active 0');
        expect(asked).toEqual(['POST']);

        await page.locator('kyc-enrolment').dispatchEvent('click');
        expect(await log()).toContain('clicked');
        expect(await page.locator('kyc-enrolment[title=Verify][tabindex="-1"]').isVisible()).toBe(true);
        await page.click('#render');
        await page.waitForFunction(() => document.querySelector('#render')?.textContent === 'Rendered 1');
        await page.click('#wait');
        await page.waitForSelector('#waiting');
        await page.evaluate(() => {
          (document.querySelector('kyc-enrolment') as unknown as { cancel(): void }).cancel();
        });
        await expect.poll(log).toContain('cancelled 1'); // React undoes effects while something is waited for
        await page.evaluate(() => {
          const { log } = window as unknown as { log: { hasCome: boolean; come(): void } };
          log.hasCome = true;
          log.come();
        });
        await expect.poll(() => page.locator('#waiting').count()).toBe(0);
        expect((await log()).filter((line) => line.startsWith('cancelled'))).toEqual(['cancelled 1']);
        await page.click('#leave');
        await expect.poll(() => page.locator('kyc-enrolment').count()).toBe(0);
        expect(asked).toEqual(['POST']);
        expect(complaints).toEqual([]);
      } finally {
        await page.close();
        server.close();
        server.closeAllConnections();
      }
    },
    60_000,
  );
});
