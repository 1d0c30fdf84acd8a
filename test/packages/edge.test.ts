// The package on servers that are no Node, such as the Edge Runtime and Cloudflare's workers. What renders
// there loads the page's modules, and finds no document, no Lit for a server, and no CustomEvent.

import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { build, type Rolldown } from 'vite';
import { ensureBuilt } from '../support/build.ts';
import { folderOf, manifestOf, printedIn } from '../support/packages.ts';

beforeAll(ensureBuilt, 120_000);

const folder = folderOf('kyc-enrolment');

/** The module that a bundler for such a server takes for a door. */
function moduleOf(door: string, condition: string): string {
  const targets = manifestOf('kyc-enrolment').exports[door];
  if (typeof targets !== 'object') throw new Error(`${door} is no door`);
  return folder + (targets[condition] ?? targets.default ?? '');
}

/** What a door exports there, bundled and run with nothing around it. */
async function namesThere(door: string, condition: string): Promise<string[]> {
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: [condition, 'module', 'production'] },
    build: {
      write: false,
      minify: false,
      lib: { entry: moduleOf(door, condition), formats: ['iife'], name: 'door' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [{ output }] = built as [Rolldown.RolldownOutput];
  return runInNewContext(`${output[0].code}; Object.keys(door)`, { URL, AbortController }) as string[];
}

describe.each(['edge-light', 'workerd', 'worker'])('where bundlers read "%s"', (condition) => {
  it.each(['.', './define', './react', './return'])('%s loads, with all of its names', async (door) => {
    const inNode = Object.keys((await import(moduleOf(door, 'default'))) as object);
    const there = await namesThere(door, condition);
    expect(inNode.length).toBeGreaterThan(0);
    expect(there).toEqual(expect.arrayContaining(inNode));
  });

  it('the component renders the same tag as in Node', () => {
    const rendered = (file: string) =>
      printedIn(
        folder,
        `import { createElement } from 'react';
         import { renderToString } from 'react-dom/server';
         const { KycEnrolment } = await import(${JSON.stringify(pathToFileURL(file).href)});
         const props = { tokenEndpoint: '/kyc/session', crossDevice: false };
         console.log(renderToString(createElement(KycEnrolment, props)));`,
      );
    const there = rendered(moduleOf('./react', condition));
    expect(there).toMatch(/^<kyc-enrolment .*token-endpoint="\/kyc\/session"/);
    expect(there).toBe(rendered(moduleOf('./react', 'default')));
  });
});
