// The short slice of `npm run examples` that every run of the tests has.

import { readdirSync, readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import * as z from 'zod/mini';
import { startSandbox } from '../../src/sandbox.ts';
import { headlessShellOptions } from '../support/browsers.ts';
import { ensureBuilt, root } from '../support/build.ts';
import { examples } from './list.mjs';
import { tryExample } from './try-example.mjs';
import { openWorkshop } from './workshop.mjs';

const folder = `${root}demo/examples`;
const folders = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() && entry.name !== 'shop' ? [entry.name] : [],
);

describe('the examples', () => {
  beforeAll(ensureBuilt, 120_000);

  it('are all in the list', () => {
    expect(folders.length).toBeGreaterThan(5);
    const listed = examples.filter(({ isQuickStart }) => !isQuickStart);
    expect([...new Set(listed.map(({ folder, name }) => folder ?? name))].sort()).toEqual(folders.sort());
  });

  it.each(folders)('%s names exact versions, and none of ours', (name) => {
    const Manifest = z.object({
      private: z.literal(true),
      dependencies: z.record(z.string(), z.string().check(z.regex(/^\d+\.\d+\.\d+$/))),
    });
    const manifest = Manifest.parse(JSON.parse(readFileSync(`${folder}/${name}/package.json`, 'utf8')));
    expect(Object.keys(manifest.dependencies).filter((one) => one.startsWith('kyc-enrolment'))).toEqual([]);
  });

  it('the first verifies a customer in Chromium, from the packed packages, and so do its tests', async () => {
    const [first] = examples;
    if (!first) throw new Error('there is no example');
    const workshop = openWorkshop();
    const browser = await chromium.launch(headlessShellOptions());
    try {
      await tryExample(first, { browser, workshop, startSandbox });
    } finally {
      await browser.close();
      workshop.close();
    }
  }, 180_000);
});
