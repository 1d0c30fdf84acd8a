// Makes one file for plain Node of a TypeScript file here, for what must run in a process of its own: a
// server that a test ends, a bench.

import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';

const root = process.cwd(); // npm's scripts and the tests run from there; this file may be bundled itself

/**
 * Bundles our own code and leaves packages where they are; `remove` takes the file away again.
 *
 * @param {string} entry from the project's root
 */
export async function bundle(entry) {
  // below node_modules, so that packages are found from there
  const folder = join(root, 'node_modules', '.kyc-bundles');
  mkdirSync(folder, { recursive: true });
  const outDir = mkdtempSync(join(folder, 'run-'));
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    resolve: {
      alias: [
        { find: /^kyc-enrolment-(server|sandbox)(\/.*)?$/, replacement: `${root}/src/$1$2.ts` },
        { find: /^kyc-enrolment\/(.*)$/, replacement: `${root}/src/$1.ts` },
      ],
    },
    build: {
      ssr: entry,
      outDir,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' } },
    },
  });
  return {
    file: join(outDir, basename(entry).replace(/\.ts$/, '.mjs')),
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  };
}
