// Bundles a TypeScript file of this repository into one file for plain Node. Used for what must run in its
// own process: a server that a test kills, or a benchmark.

import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'vite';

// npm's scripts and the tests run from there; import.meta.url would be wrong, because this file may be
// bundled itself
const root = process.cwd();

/**
 * Bundles our own code and leaves packages where they are. `remove` deletes the file again.
 *
 * @param {string} entry from the project's root
 */
export async function bundle(entry) {
  // Inside node_modules, so that packages are found from there.
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
