// `npm run examples -- [names]`: each example of demo/examples, installed from the packed packages, and a
// customer who is verified in it, in Chromium. They download what they depend on, so `npm test` has only the
// first ones.

import { chromium } from 'playwright-core';
import { findChromium } from '../support/browser.mjs';
import { examples } from './list.mjs';
import { tryExample } from './try-example.mjs';
import { openWorkshop } from './workshop.mjs';

const wished = process.argv.slice(2);
const unknown = wished.filter((name) => !examples.some((example) => example.name === name));
if (unknown.length > 0)
  throw new Error(
    `There is no example ${unknown}. There are: ${examples.map(({ name }) => name).join(', ')}.`,
  );

const workshop = openWorkshop();
const browser = await chromium.launch({
  executablePath: findChromium()?.executablePath,
  args: ['--no-sandbox'],
});
let failed = 0;
const tried = examples.filter(({ name }) => wished.length === 0 || wished.includes(name));
try {
  const kit = workshop.prepareKit();
  for (const example of tried) {
    const begun = Date.now();
    const seconds = () => `${((Date.now() - begun) / 1000).toFixed(0)} s`;
    try {
      await tryExample(example, { browser, workshop, kit });
      console.log(`passed  ${example.name}  ${seconds()}`);
    } catch (error) {
      failed += 1;
      console.log(`failed  ${example.name}  ${seconds()}\n${error.message}\n`);
    }
  }
} finally {
  await browser.close();
  workshop.close();
}
console.log(`\n${tried.length - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
