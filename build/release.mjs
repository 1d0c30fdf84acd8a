// `npm run release -- --dry`: what a release would publish, as it is built now, and how it differs from the
// last one. Writes into dist/release/, and publishes nothing.
//
// The last release's list is kept in build/released.json. Who has published a release, keeps its list with
// `npm run release -- --dry --record`, and commits it. `--against <file>` names another file for the list.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { apiOf } from './release/api.mjs';
import { elementOf } from './release/element.mjs';
import { differences, reportOf } from './release/report.mjs';
import { sbomOf } from './release/sbom.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const out = `${root}dist/release/`;
const args = process.argv.slice(2);
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

if (!args.includes('--dry')) {
  console.error('Only `npm run release -- --dry` is there: a person publishes what it has shown.');
  process.exit(2);
}
if (!existsSync(`${root}dist/packages`)) {
  console.error('Nothing is built. Run `npm run build` first.');
  process.exit(2);
}

/** Runs npm and returns what it prints. */
function npm(...words) {
  const { status, stdout, stderr } = spawnSync('npm', words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ${words.join(' ')}\n${stderr}`);
  return stdout;
}

/** A package as it would be published. */
function packed(name) {
  const folder = `${root}dist/packages/${name}`;
  const manifest = readJson(join(folder, 'package.json'));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), statSync(path).size])
    .sort();
  return {
    version: manifest.version,
    hasRepository: manifest.repository !== undefined,
    tarballBytes: statSync(`${folder}-${manifest.version}.tgz`).size,
    files: Object.fromEntries(files),
    api: apiOf(folder, manifest.exports),
  };
}

/** What a customer's browser loads, in bytes of brotli; a chunk without its hash. */
function scriptSizes() {
  const folder = `${root}dist/cdn/`;
  const scripts = readdirSync(folder).filter((file) => file.endsWith('.js'));
  return Object.fromEntries(
    scripts
      .map((file) => [
        file.replace(/[.-][\w-]{8}\.js$/, '.js'),
        brotliCompressSync(readFileSync(folder + file)).length,
      ])
      .sort(),
  );
}

const folders = readdirSync(`${root}dist/packages`, { withFileTypes: true });
const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
const present = {
  packages: Object.fromEntries(names.map((name) => [name, packed(name)])),
  element: elementOf(readJson(`${root}dist/packages/kyc-enrolment/custom-elements.json`)),
  scripts: scriptSizes(),
};

const given = args.indexOf('--against');
const last = given < 0 ? `${root}build/released.json` : args[given + 1];
const before = existsSync(last) ? readJson(last) : undefined;
const [, unreleased = ''] =
  /^## \[Unreleased\]\n([\s\S]*?)(?=^## \[|(?![\s\S]))/m.exec(readFileSync(`${root}CHANGELOG.md`, 'utf8')) ??
  [];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const whole = JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx'));
const components = {};
for (const name of names) {
  const sbom = sbomOf(whole, readJson(`${root}dist/packages/${name}/package.json`));
  components[name] = sbom.components.length;
  writeFileSync(`${out}${name}.cdx.json`, `${JSON.stringify(sbom, null, 2)}\n`);
}
const released = `${JSON.stringify(present, null, 1)}\n`;
writeFileSync(`${out}released.json`, released);
if (args.includes('--record')) writeFileSync(last, released);
const changes = before && differences(before, present);
const report = reportOf({ present, changes, components, unreleased });
writeFileSync(`${out}report.md`, report);
console.log(report);
