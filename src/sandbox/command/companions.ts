// The packages that the playground runs besides the sandbox: the server kit and the element that are
// installed beside it.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const element = 'kyc-enrolment';
const kit = 'kyc-enrolment-server';

/** Names of those that are not installed. */
export const missingCompanions = (): readonly string[] =>
  [element, kit].filter((name) => {
    try {
      import.meta.resolve(`${name}/package.json`);
      return false;
    } catch {
      return true;
    }
  });

/** The folder of the element for script tags. */
export const elementFolder = (): string =>
  fileURLToPath(new URL('.', import.meta.resolve(`${element}/cdn/kyc-enrolment.js`)));

const Manifest = z.object({ bin: z.object({ 'kyc-doctor': z.string() }) });

/** What the kit's `kyc-doctor` prints for these arguments. It ends with the signal. */
export async function askDoctor(args: readonly string[], signal: AbortSignal): Promise<string> {
  const manifest = new URL(import.meta.resolve(`${kit}/package.json`));
  const { bin } = z.parse(Manifest, JSON.parse(await readFile(manifest, 'utf8')));
  const command = fileURLToPath(new URL(bin['kyc-doctor'], manifest));
  return new Promise((resolve, reject) => {
    // It ends with 1 after findings, which are an answer all the same.
    execFile(process.execPath, [command, ...args], { signal }, (error, printed) => {
      if (printed === '') reject(error ?? new Error('kyc-doctor said nothing.'));
      else resolve(printed);
    });
  });
}
