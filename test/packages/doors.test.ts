// The doors of the published packages, and that everything behind them is in the package or installed with
// it.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { doorAliases, packages, ranges } from '../../build/package-list.ts';
import { ensureBuilt, root } from '../support/build.ts';
import { folderOf, manifestOf, names, packedIn, tarballOf } from '../support/packages.ts';
import { publintMessages, typeProblems } from './check-packages.mjs';

beforeAll(ensureBuilt, 120_000);

describe.each(names)('%s', (name) => {
  it('has every target of its exports, types and commands', () => {
    const { bin = {}, exports, types } = manifestOf(name);
    const targets = [
      types,
      ...Object.values(bin),
      ...Object.values(exports).flatMap((target) =>
        typeof target === 'string' ? [target] : Object.values(target),
      ),
    ];
    expect(targets.filter((target) => !existsSync(join(folderOf(name), target.replace(/\*$/, ''))))).toEqual(
      [],
    );
  });

  it('publint has nothing to say of it', async () => {
    expect(await publintMessages(folderOf(name))).toEqual([]);
  });

  it('its types are what its modules are, for bundlers and for ES modules in Node', async () => {
    expect(await typeProblems(tarballOf(name))).toEqual([]);
  }, 60_000);

  it('reaches nothing outside of itself but its dependencies, in scripts and in types', () => {
    const paths = new Set(packedIn(name));
    const modules = [...paths].filter((path) =>
      /^dist\/(?!cdn\/|playground\/pages\/).*\.(js|d\.ts)$/.test(path),
    );
    const offences: string[] = [];
    const used = new Set<string>();
    for (const path of modules) {
      const isTypes = path.endsWith('.d.ts');
      const text = readFileSync(folderOf(name) + path, 'utf8');
      for (const { fileName } of ts.preProcessFile(text, true, true).importedFiles) {
        const script = posix.join(posix.dirname(path), fileName);
        if (!fileName.startsWith('.')) used.add(packageOf(fileName));
        else if (!paths.has(isTypes ? script.replace(/\.js$/, '.d.ts') : script))
          offences.push(`${path}: ${fileName}`);
      }
    }
    expect(offences).toEqual([]);
    const imported = [...used].filter((dependency) => !dependency.startsWith('node:')).sort();
    const { dependencies, peerDependencies = {} } = manifestOf(name);
    const peers = Object.keys(peerDependencies).filter((peer) => !peer.startsWith('@types/'));
    const isOurs = (dependency: string) => names.includes(dependency);
    const others = [...Object.keys(dependencies), ...peers].filter((dependency) => !isOurs(dependency));
    expect(imported.filter((dependency) => !isOurs(dependency))).toEqual(others.sort());
    // The playground's server imports them by name; the element's files it only serves.
    const isSandbox = name === 'kyc-enrolment-sandbox';
    expect(imported.filter(isOurs)).toEqual(isSandbox ? [name, 'kyc-enrolment-server'].sort() : []);
    expect(peers.filter(isOurs)).toEqual(isSandbox ? ['kyc-enrolment', 'kyc-enrolment-server'] : []);
  });
});

const packageOf = (specifier: string) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? '';

it('a page needs Lit, a sanitiser and what draws a code, and nothing of Node', () => {
  expect(Object.keys(manifestOf('kyc-enrolment').dependencies)).toEqual(['dompurify', 'lean-qr', 'lit']);
  const scripts = packedIn('kyc-enrolment').filter((path) => path.endsWith('.js'));
  const ofNode = scripts.filter((path) =>
    /['"]node:/.test(readFileSync(folderOf('kyc-enrolment') + path, 'utf8')),
  );
  expect(ofNode).toEqual([]);
});

it('the double for tests reaches nothing but itself: it is loaded where a browser is half there', () => {
  const folder = folderOf('kyc-enrolment');
  const reached = new Set(['dist/testing.js']);
  for (const path of reached)
    for (const { fileName } of ts.preProcessFile(readFileSync(folder + path, 'utf8'), true, true)
      .importedFiles)
      reached.add(fileName.startsWith('.') ? posix.join(posix.dirname(path), fileName) : fileName);
  expect([...reached].filter((path) => !path.startsWith('dist/'))).toEqual([]);
  expect([...reached].filter((path) => /kyc-enrolment\.js|loop\.js|consent|capture/.test(path))).toEqual([]);
});

it('the database drivers are the server’s alone, and optional', () => {
  const loaded = readFileSync(`${root}src/server/store/sql/load-driver.ts`, 'utf8');
  const drivers = [...loaded.matchAll(/^ {2}readonly (\w+): \{ readonly default/gm)].map(([, name]) => name);
  expect(drivers.length).toBeGreaterThan(1);
  expect(Object.keys(manifestOf('kyc-enrolment-server').optionalDependencies ?? {})).toEqual(drivers);
  for (const name of ['kyc-enrolment', 'kyc-enrolment-sandbox']) {
    expect(manifestOf(name).optionalDependencies).toBeUndefined();
    expect(packedIn(name).filter((path) => /\/store\/|kysely/.test(path))).toEqual([]);
  }
});

it('every range in the list is some package’s', () => {
  const used = names.flatMap((name) => {
    const { dependencies, optionalDependencies } = manifestOf(name);
    return Object.keys({ ...dependencies, ...optionalDependencies });
  });
  expect(Object.keys(ranges).sort()).toEqual([...new Set(used)].sort());
  expect(Object.values(ranges).filter((range) => !/^\^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
});

it('demo and tests find every door’s source by the name that users know', () => {
  const aliases = doorAliases(root);
  expect(aliases.length).toBe(packages.flatMap(({ doors }) => Object.keys(doors)).length);
  expect(aliases.filter(({ replacement }) => !existsSync(replacement))).toEqual([]);
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, (path) => readFileSync(path, 'utf8'));
  const options = ts.parseJsonConfigFileContent(config, ts.sys, root).options;
  for (const { find, replacement } of aliases) {
    const name = find.source.slice(1, -1).replaceAll('\\/', '/');
    const found = ts.resolveModuleName(name, `${root}demo/shop.ts`, options, ts.sys).resolvedModule;
    expect(found?.resolvedFileName, name).toBe(replacement);
  }
});

it.each([
  ['kyc-enrolment-sandbox', 'kyc-sandbox'],
  ['kyc-enrolment-server', 'kyc-server'],
  ['kyc-enrolment-server', 'kyc-doctor'],
])('%s has a command %s', (name, command) => {
  const { bin = {} } = manifestOf(name);
  const path = join(folderOf(name), bin[command] ?? '');
  expect(readFileSync(path, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o111).toBe(0o111);
});
