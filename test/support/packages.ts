// The published packages, as they are built and as a merchant installs them, for tests.

import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod/mini';
import { packages } from '../../build/package-list.ts';
import { root, run } from './build.ts';

export const names = packages.map(({ name }) => name);

const ranges = z.record(z.string(), z.string());
const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  bin: z.optional(ranges),
  types: z.string(),
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
  dependencies: ranges,
  optionalDependencies: z.optional(ranges),
  peerDependencies: z.optional(ranges),
  scripts: z.optional(ranges),
});

export const folderOf = (name: string) => `${root}dist/packages/${name}/`;

export const manifestOf = (name: string) =>
  Manifest.parse(JSON.parse(readFileSync(`${folderOf(name)}package.json`, 'utf8')));

export const tarballOf = (name: string) => `${root}dist/packages/${name}-${manifestOf(name).version}.tgz`;

/** All files of a package's tarball, relative to its folder. */
export function packedIn(name: string): readonly string[] {
  const tarball = tarballOf(name);
  const known = listed.get(tarball);
  if (known) return known;
  const paths = run('tar', ['-tzf', tarball])
    .trim()
    .split(/\r?\n/)
    .map((path) => path.replace(/^package\//, ''));
  listed.set(tarball, paths);
  return paths;
}

/** What each tarball has in it: a test asks for it hundreds of times. */
const listed = new Map<string, readonly string[]>();

const execute = promisify(execFile);

/** Removes everything that `install` has made. */
const made: string[] = [];
export const removeInstalled = () => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
};

/** Makes an empty folder and installs packages into it with npm, as a merchant does. */
export const install = (...wanted: readonly string[]): Promise<string> => npmInstall(wanted, emptyFolder());

/** Installs further packages into such a folder, or other versions of those that are there. */
export const installInto = (folder: string, ...wanted: readonly string[]): Promise<string> =>
  npmInstall(wanted, folder);

/** Where npm would put each package of such a folder, without one of them being fetched. */
export async function resolve(...wanted: readonly string[]): Promise<readonly string[]> {
  const folder = await npmInstall(['--package-lock-only', ...wanted], emptyFolder());
  const lock = Lock.parse(JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')));
  return Object.keys(lock.packages).filter((path) => path !== '');
}

const Lock = z.object({ packages: z.record(z.string(), z.unknown()) });

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-merchant-'));
  made.push(folder);
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  return folder;
}

async function npmInstall(words: readonly string[], folder: string): Promise<string> {
  const options = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  await execute('npm', ['install', ...options, ...words], {
    cwd: folder,
    shell: process.platform === 'win32',
  });
  return folder;
}

/** Every package below a folder, including nested ones, and their total size. */
export function installedIn(folder: string) {
  const entries = readdirSync(join(folder, 'node_modules'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const paths = files.map((file) => file.slice(folder.length + 1).replaceAll('\\', '/'));
  return {
    files: paths,
    packages: paths.flatMap(
      (path) => /^(.*node_modules\/(?!\.)(?:@[^/]+\/)?[^/@]+)\/package\.json$/.exec(path)?.[1] ?? [],
    ),
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

/** What a merchant's script prints in Node, with only the installed packages around it. */
export const printedIn = (folder: string, script: string) =>
  run(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder });
