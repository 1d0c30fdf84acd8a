// Measures of the house: how long a line and a file may be, and how a file may be named.

import { posix } from 'node:path';
import type { Files } from './project.ts';

const longestLine = 110;
export const longestFile = 300;

/** Lines over 110 columns, as `path:line`. A mark above or below a letter takes no column. */
export const longLines = (files: Files) =>
  Object.entries(files).flatMap(([path, source]) =>
    source
      .split('\n')
      .flatMap((line, index) =>
        [...line.replaceAll(/\p{Mark}/gu, '')].length > longestLine ? [`${path}:${String(index + 1)}`] : [],
      ),
  );

/** Files over 300 lines. */
export const longFiles = (files: Files) =>
  Object.keys(files).filter((path) => (files[path] ?? '').trimEnd().split('\n').length > longestFile);

/** The median of the files' lengths, in lines. */
export function medianLength(files: Files): number {
  const lengths = Object.values(files)
    .map((source) => source.trimEnd().split('\n').length)
    .sort((one, other) => one - other);
  return lengths[Math.floor(lengths.length / 2)] ?? 0;
}

/** File names that occur in more than one folder, each with those folders. */
export function repeatedNames(paths: readonly string[]): Record<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths)
    folders.set(posix.basename(path), [...(folders.get(posix.basename(path)) ?? []), posix.dirname(path)]);
  return Object.fromEntries([...folders].filter(([, { length }]) => length > 1).sort());
}
