// The published packages as they are built, for the tests of them.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { packages } from '../../build/package-list.ts';
import { root } from './build.ts';

export const names = packages.map(({ name }) => name);

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  bin: z.optional(z.record(z.string(), z.string())),
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
  dependencies: z.record(z.string(), z.string()),
  scripts: z.optional(z.record(z.string(), z.string())),
});

export const folderOf = (name: string) => `${root}dist/packages/${name}/`;

export const manifestOf = (name: string) =>
  Manifest.parse(JSON.parse(readFileSync(`${folderOf(name)}package.json`, 'utf8')));

export const tarballOf = (name: string) => `${root}dist/packages/${name}-${manifestOf(name).version}.tgz`;

/** All files of a package, from its folder. */
export const filesOf = (name: string) =>
  readdirSync(folderOf(name), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folderOf(name).length).replaceAll('\\', '/'));

/** A merchant's empty project with all packages in it, and no other. */
export function createMerchant(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-merchant-'));
  mkdirSync(join(folder, 'node_modules', '@types'), { recursive: true });
  for (const name of names) symlinkSync(folderOf(name), join(folder, 'node_modules', name), 'junction');
  const nodeTypes = join('node_modules', '@types', 'node');
  symlinkSync(join(root, nodeTypes), join(folder, nodeTypes), 'junction');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}
