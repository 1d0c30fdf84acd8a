// The licences of what is bundled into the files for script tags, as their authors wrote them.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));

/** A page with the licence of each package and of what it brings along. */
export function noticesOf(dependencies: readonly string[]): string {
  const all = new Set<string>();
  const visit = (name: string): void => {
    if (all.has(name)) return;
    all.add(name);
    Object.keys(readManifest(name).dependencies ?? {}).forEach(visit);
  };
  dependencies.forEach(visit);
  const bundled = [...all].filter((name) => !name.startsWith('@types/')).sort();
  return ['# Third-party notices', '', 'The files in dist/cdn hold code of these packages.', '']
    .concat(bundled.flatMap(noticeOf))
    .join('\n');
}

interface ModuleManifest {
  readonly version: string;
  readonly license: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const readManifest = (name: string) =>
  JSON.parse(readFileSync(`${modules}${name}/package.json`, 'utf8')) as ModuleManifest;

function noticeOf(name: string): string[] {
  const { version, license } = readManifest(name);
  const file = readdirSync(modules + name).find((path) => /^licen[cs]e/i.test(path));
  const text = file === undefined ? license : readFileSync(`${modules}${name}/${file}`, 'utf8').trim();
  return [`## ${name} ${version} (${license})`, '', '```text', text, '```', ''];
}
