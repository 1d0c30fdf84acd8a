// All packages in one folder, beside a merchant's own copies of what they depend on. `npm run test:ranges`
// runs the tests of the source with the same versions.

import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { ranges } from '../../build/package-list.ts';
import { ensureBuilt, root, run } from '../support/build.ts';
import {
  install,
  installedIn,
  names,
  printedIn,
  removeInstalled,
  resolve,
  tarballOf,
} from '../support/packages.ts';
import { checkTypes } from './merchant-types.ts';

const lowest = Object.entries(ranges).map(([name, range]) => `${name}@${range.slice(1)}`);
let merchant = '';

beforeAll(async () => {
  ensureBuilt();
  merchant = await install(...names.map(tarballOf), ...lowest, '@types/node@20');
  cpSync(`${root}test/packages/enrol.mjs`, join(merchant, 'enrol.mjs'));
}, 180_000);
afterAll(removeInstalled);

describe('beside the lowest version of each dependency', () => {
  it('no package is installed a second time', () => {
    const { packages } = installedIn(merchant);
    expect(packages.length).toBeGreaterThan(lowest.length);
    expect(packages.filter((path) => path.lastIndexOf('node_modules/') > 0)).toEqual([]);
  });

  it.each(['memory:', 'file:./kyc.sqlite'])('a customer is enrolled, and kept in %s', (store) => {
    const printed = run(process.execPath, ['enrol.mjs', store], { cwd: merchant });
    expect(printed).toBe('{"status":"approved","level":"HIGH"}\n');
  });

  it('the element is imported', () => {
    const script = "console.log(typeof (await import('kyc-enrolment')).KycEnrolment)";
    expect(printedIn(merchant, script)).toBe('function\n');
  });

  it('their types are understood', () => {
    checkTypes(merchant, {
      of: ['kyc-enrolment', 'kyc-enrolment-server', 'kyc-enrolment-sandbox'],
      moduleResolution: 'node16',
    });
  }, 120_000);
});

it('copies between the ends of the ranges are used as well', async () => {
  const between = ['lit@3.3.2', 'hono@4.12.34', 'zod@4.5.4', 'pg@8.16.3'];
  const packages = await resolve(...names.map(tarballOf), ...between);
  expect(packages).toContain('node_modules/hono');
  expect(packages.filter((path) => path.lastIndexOf('node_modules/') > 0)).toEqual([]);
}, 120_000);
