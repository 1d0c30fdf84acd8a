// The kit of an earlier commit, as it was: for what two versions do on one database. It is built of the
// repository's own history, so a clone without that has none.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type * as Kit from 'kyc-enrolment-server';

/** The last commit of the first round. */
export const earlierCommit = '2cabbc8';

/** Whether this clone has the commit. */
export const earlierAvailable =
  spawnSync('git', ['cat-file', '-e', `${earlierCommit}^{commit}`], { stdio: 'ignore' }).status === 0;

/** Builds the door `kyc-enrolment-server` of that commit, and loads it. */
export async function loadEarlierKit(): Promise<typeof Kit> {
  // below the repository, so that it finds the same dependencies
  const cache = join(process.cwd(), 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'kyc-earlier-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const unpacked = spawnSync(
    'sh',
    ['-c', 'git archive "$1" src package.json | tar -x -C "$2"', '-', earlierCommit, folder],
    { encoding: 'utf8' },
  );
  if (unpacked.status !== 0) throw new Error(`git archive failed: ${unpacked.stderr}`);
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    build: { ssr: join(folder, 'src', 'server.ts'), outDir: join(folder, 'built') },
  });
  return (await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'built', 'server.js')).href
  )) as typeof Kit;
}
