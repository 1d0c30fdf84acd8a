// What a merchant gets from the registry, installed into an empty folder as it comes.

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import * as z from 'zod/mini';
import { ensureBuilt, root, run } from '../support/build.ts';
import { filesOf, folderOf, manifestOf, names, tarballOf } from '../support/packages.ts';

const Lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      dev: z.optional(z.boolean()),
      hasInstallScript: z.optional(z.boolean()),
      resolved: z.optional(z.string()),
    }),
  ),
});
const lockfile = Lockfile.parse(JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')));

beforeAll(ensureBuilt, 120_000);

describe.each(names)('the tarball of %s', (name) => {
  const read = (path: string) => readFileSync(folderOf(name) + path, 'utf8');

  it('check 92: carries the build and its papers, and nothing else', () => {
    const expected =
      /^((LICENSE|[A-Z-]+\.md|package\.json|dist\/cdn\/sri\.json)|docs\/[\w/.-]+\.(md|json|png|svg)|dist\/[\w@./-]+\.(js|js\.map|d\.ts))$/;
    const paths = filesOf(name);
    expect(paths.filter((path) => !expected.test(path))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json']));
    expect(paths.filter((path) => /\btest\b|\.test\.|\bdemo\b/.test(path))).toEqual([]);
  });

  it('every module has its source map, with the sources in it', () => {
    const paths = filesOf(name);
    const doors = Object.values(manifestOf(name).exports).flatMap((target) => Object.values(target));
    const modules = paths.filter(
      (path) =>
        path.endsWith('.js') &&
        !/^dist\/(cdn|_virtual)\//.test(path) && // not ours, line by line
        // a door of nothing but re-exports
        !(doors.includes(`./${path}`) && !read(path).includes('sourceMappingURL')),
    );
    expect(modules.length).toBeGreaterThan(20);
    expect(modules.filter((path) => !paths.includes(`${path}.map`))).toEqual([]);
    const SourceMap = z.object({ sourcesContent: z.array(z.string()).check(z.minLength(1)) });
    for (const path of modules) SourceMap.parse(JSON.parse(read(`${path}.map`)));
  });

  it('every link and picture of its papers leads to something that is in it', () => {
    const paths = new Set(filesOf(name));
    const broken = [...paths]
      .filter((path) => path.endsWith('.md'))
      .flatMap((page) =>
        [...read(page).matchAll(/\]\(([^)\s:#]+)(?:#[^)\s]*)?\)/g)]
          .map(([, address = '']) => posix.join(dirname(page), address))
          .filter((path) => !paths.has(path) && ![...paths].some((file) => file.startsWith(`${path}/`)))
          .map((path) => `${page}: ${path}`),
      );
    expect(broken).toEqual([]);
  });

  it('check 92: nothing of ours runs when it is installed', () => {
    expect(manifestOf(name).scripts).toBeUndefined();
  });
});

it('check 92: no dependency runs anything when it is installed', () => {
  const shipped = Object.entries(lockfile.packages).filter(([, { dev }]) => !dev);
  expect(shipped.length).toBeGreaterThan(10);
  expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
});

it('the lockfile names no registry', () => {
  const named = Object.entries(lockfile.packages).filter(([, { resolved }]) => resolved?.startsWith('http'));
  expect(named.map(([path]) => path)).toEqual([]);
});

describe('in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kyc-empty-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('a page installs eight packages at most, under 9 MB and without a binary, and nests none of its own', () => {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const options = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
    run('npm', ['install', ...options, tarballOf('kyc-enrolment'), 'lit@3.3.2'], { cwd: folder });
    const all = readdirSync(join(folder, 'node_modules'), {
      recursive: true,
      encoding: 'utf8',
      withFileTypes: true,
    });
    const paths = all.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    const installed = paths.filter((path) =>
      /^node_modules\/(?!\.)(@[^/]+\/)?[^/@]+\/package\.json$/.test(path),
    );
    const bytes = all
      .filter((entry) => entry.isFile())
      .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
    expect(installed.length).toBeLessThanOrEqual(8);
    expect(bytes).toBeLessThan(9_000_000);
    expect(
      paths.filter((path) => path.endsWith('.node') || /\w\/node_modules\//.test(path.slice(13))),
    ).toEqual([]);
    const script = "console.log(typeof (await import('kyc-enrolment')).KycEnrolment)";
    expect(run(process.execPath, ['--input-type=module', '--eval', script], { cwd: folder }).trim()).toBe(
      'function',
    );
  }, 120_000);
});
