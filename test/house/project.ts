// Reads the project's own files, for the tests of the house.

import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../support/build.ts';

/** Files by their path from the project's root, written with `/`. */
export type Files = Readonly<Record<string, string>>;

const notOurs = /(^|\/)(node_modules|dist|coverage|test-results|playwright-report)(\/|$)/;

/** All files of these kinds below the folders. `.` means the files directly in the root. */
export function readFiles(folders: readonly string[], kinds: RegExp): Files {
  const paths = folders.flatMap((folder) =>
    readdirSync(`${root}${folder}`, { recursive: folder !== '.', withFileTypes: true })
      .filter((entry) => entry.isFile() && kinds.test(entry.name))
      .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/').slice(root.length))
      .map((path) => path.replace(/^(\.?\/)+/, '')),
  );
  const ours = paths.filter((path) => !notOurs.test(path)).sort();
  return Object.fromEntries(ours.map((path) => [path, readFileSync(`${root}${path}`, 'utf8')]));
}
