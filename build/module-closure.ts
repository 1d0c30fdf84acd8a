// What a built module needs: the files it reaches and the packages it names, in scripts and declarations.

import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

export interface Closure {
  /** Built files, relative to the build's folder. */
  readonly files: readonly string[];
  /** Names of packages, each once. */
  readonly packages: readonly string[];
}

/**
 * Everything that the entries reach in the folder, through static and dynamic imports and the imports of
 * types.
 *
 * @throws Error if an import leads to no file
 */
export function closureOf(folder: string, entries: readonly string[]): Closure {
  const files = new Set(entries.flatMap((entry) => [`${entry}.js`, `${entry}.d.ts`]));
  const packages = new Set<string>();
  for (const file of files) {
    const text = readFileSync(`${folder}/${file}`, 'utf8');
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      if (fileName.startsWith('.')) files.add(targetOf(folder, file, fileName));
      else if (!fileName.startsWith('node:')) packages.add(packageOf(fileName));
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() };
}

function targetOf(folder: string, file: string, specifier: string): string {
  const script = posix.join(posix.dirname(file), specifier);
  const target = file.endsWith('.d.ts') ? script.replace(/\.js$/, '.d.ts') : script;
  if (!existsSync(`${folder}/${target}`))
    throw new Error(`${file} imports "${specifier}", which was not built.`);
  return target;
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
