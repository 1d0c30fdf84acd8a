// Puts the published packages together from dist/, each in a folder of its own below dist/packages/, and
// packs them. A package holds the modules that its doors reach, and no other.

import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Plugin } from 'vite';
import { packages, projectAddress, ranges } from './package-list.ts';
import type { PublishedPackage } from './package-list.ts';
import { noticesOf } from './third-party-notices.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const dist = join(root, 'dist');
const target = join(dist, 'packages');

interface RootManifest {
  readonly version: string;
  readonly license: string;
  readonly engines: Readonly<Record<string, string>>;
}
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as RootManifest;

/** Runs after everything else of the build. */
export const publishedPackages = (): Plugin => ({
  name: 'published-packages',
  apply: (_, { mode }) => mode === 'cdn',
  closeBundle: {
    sequential: true,
    order: 'post',
    handler() {
      rmSync(target, { recursive: true, force: true });
      for (const published of packages) {
        writePackage(published);
        pack(published.name);
      }
    },
  },
});

function writePackage(published: PublishedPackage): void {
  const folder = join(target, published.name);
  const entries = [...Object.values(published.doors), ...Object.values(published.bin ?? {})];
  const { modules, dependencies } = reachableFrom(entries);
  for (const module of modules) copy(`dist/${module}`, folder);
  if (published.hasCdnFiles) copy('dist/cdn', folder);
  for (const bin of Object.values(published.bin ?? {})) chmodSync(join(folder, `dist/${bin}.js`), 0o755);
  for (const paper of ['LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs']) {
    if (existsSync(join(root, paper))) copy(paper, folder);
  }
  write(folder, 'README.md', withInstallation(readFileSync(join(root, 'README.md'), 'utf8'), published));
  if (published.hasCdnFiles) write(folder, 'THIRD-PARTY-NOTICES.md', noticesOf(dependencies));
  write(folder, 'package.json', `${JSON.stringify(manifestOf(published, dependencies), null, 2)}\n`);
  for (const page of pagesIn(folder)) unlinkWhatIsNotHere(folder, page);
}

/** All modules that are reached, with their types and maps, and the packages that they import. */
function reachableFrom(entries: readonly string[]): { modules: Set<string>; dependencies: string[] } {
  const modules = new Set<string>();
  const dependencies = new Set<string>();
  const visit = (module: string): void => {
    if (modules.has(module)) return;
    modules.add(module);
    const text = readFileSync(join(dist, module), 'utf8');
    for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
      if (fileName.startsWith('.')) {
        const imported = posix.join(posix.dirname(module), fileName);
        visit(module.endsWith('.d.ts') ? imported.replace(/\.js$/, '.d.ts') : imported);
      } else if (module.endsWith('.js')) dependencies.add(packageOf(fileName));
    }
    if (module.endsWith('.d.ts')) return;
    const beside = [module.replace(/\.js$/, '.d.ts'), `${module}.map`];
    if (existsSync(join(dist, beside[0] ?? ''))) visit(beside[0] ?? '');
    if (existsSync(join(dist, beside[1] ?? ''))) modules.add(beside[1] ?? '');
  };
  for (const entry of entries) visit(`${entry}.js`);
  for (const builtin of builtinModules) dependencies.delete(builtin);
  return { modules, dependencies: [...dependencies].filter((name) => !name.startsWith('node:')).sort() };
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function manifestOf(published: PublishedPackage, dependencies: readonly string[]): object {
  const { name, description, keywords, doors, bin, sideEffects, hasCdnFiles } = published;
  const entry = (module: string) => ({ types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` });
  const exported = Object.fromEntries(Object.entries(doors).map(([door, module]) => [door, entry(module)]));
  const files = hasCdnFiles ? { './dist/cdn/*': './dist/cdn/*', './cdn/*': './dist/cdn/*' } : {};
  const address = projectAddress;
  return {
    name,
    version: manifest.version,
    description,
    license: manifest.license,
    keywords,
    ...(address === undefined
      ? {}
      : { repository: `${address}.git`, homepage: `${address}#readme`, bugs: `${address}/issues` }),
    type: 'module',
    engines: manifest.engines,
    sideEffects,
    ...(bin && {
      bin: Object.fromEntries(Object.entries(bin).map(([command, module]) => [command, `dist/${module}.js`])),
    }),
    exports: { ...exported, ...files, './package.json': './package.json' },
    dependencies: Object.fromEntries(dependencies.map((dependency) => [dependency, rangeOf(dependency)])),
  };
}

function rangeOf(dependency: string): string {
  const range = ranges[dependency];
  if (range === undefined)
    throw new Error(`${dependency} is imported and has no range in build/package-list.ts.`);
  return range;
}

/** README is one page for all packages; each says first which part of it is installed here. */
function withInstallation(readme: string, { name, description }: PublishedPackage): string {
  const [title = '', ...rest] = readme.split('\n');
  return name === 'kyc-enrolment'
    ? readme
    : [
        `# ${name}`,
        '',
        `${description} \`npm install ${name}\``,
        '',
        title.replace(/^# /, '## '),
        ...rest,
      ].join('\n');
}

/** A link to what is in the repository alone becomes words. */
function unlinkWhatIsNotHere(folder: string, page: string): void {
  const text = readFileSync(join(folder, page), 'utf8');
  const mended = text.replace(/(?<!!)\[([^\]]*)\]\(([^)\s:]+)\)/g, (link, words: string, address: string) => {
    const path = posix.join(posix.dirname(page), address.split('#')[0] ?? '');
    return address.startsWith('#') || existsSync(join(folder, path)) ? link : words;
  });
  if (mended !== text) write(folder, page, mended);
}

const pagesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'));

function copy(path: string, folder: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  cpSync(join(root, path), join(folder, path), { recursive: true });
}

const write = (folder: string, path: string, text: string) => writeFileSync(join(folder, path), text);

function pack(name: string): void {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  execFileSync(npm, ['pack', '--silent', '--ignore-scripts', '--pack-destination', target], {
    cwd: join(target, name),
    shell: process.platform === 'win32',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
