// What a merchant gets from the registry.

import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import * as z from 'zod/mini';
import { anchorsOf } from '../../build/page-sections.ts';
import { ensureBuilt, root } from '../support/build.ts';
import { folderOf, manifestOf, names, packedIn } from '../support/packages.ts';

beforeAll(ensureBuilt, 120_000);

/** The pages of `kyc-sandbox demo`, in the folders that their addresses name. */
const playgroundPages = new RegExp(
  `^dist/playground/pages/(${[
    String.raw`(index|demo/(shop|redirect|states))\.html`,
    String.raw`assets/[\w-]+\.(js|css|svg)`,
    String.raw`demo/playground/page\.css`,
    String.raw`THIRD-PARTY-NOTICES\.txt`,
  ].join('|')})$`,
);

describe.each(names)('the tarball of %s', (name) => {
  const read = (path: string) => readFileSync(folderOf(name) + path, 'utf8');

  it('check 92: carries the build and its papers, and nothing else', () => {
    const expected = [
      /^(LICENSE|package\.json|llms\.txt|(README|CHANGELOG|SECURITY)\.md)$/,
      ...(name === 'kyc-enrolment' ? [/^(custom-elements|web-types|vscode\.html-custom-data)\.json$/] : []),
      /^docs\/[\w-]+\.(md|json|png|svg)$/,
      /^dist\/[\w@./-]+\.(js|js\.map|d\.ts)$/,
      /^dist\/cdn\/((sri|import-map)\.json|THIRD-PARTY-NOTICES\.txt)$/,
      /^dist\/themes\/[\w-]+\.css$/,
      ...(name === 'kyc-enrolment-sandbox' ? [playgroundPages] : []),
    ];
    const paths = packedIn(name);
    expect(paths.filter((path) => !expected.some((kind) => kind.test(path)))).toEqual([]);
    expect(paths).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'package.json']));
    const ours = paths.filter((path) => name !== 'kyc-enrolment-sandbox' || !playgroundPages.test(path));
    expect(ours.filter((path) => /\btest\b|\.test\.|\bdemo\b/.test(path))).toEqual([]);
  });

  it('every source map is there with the source in it, and tells no folder of ours', () => {
    const modules = packedIn(name).filter((path) => /^dist\/(?!cdn\/|playground\/).*\.js$/.test(path));
    expect(modules.length).toBeGreaterThan(20);
    const SourceMap = z.object({
      sources: z.array(z.string().check(z.regex(/^(\.\.\/)+src\//))),
      sourcesContent: z.array(z.string().check(z.minLength(1))).check(z.minLength(1)),
    });
    const mapped = modules.flatMap((path) => {
      const [, map] = /^\/\/# sourceMappingURL=(.*)$/m.exec(read(path)) ?? [];
      return map === undefined ? [] : [posix.join(posix.dirname(path), map)];
    });
    // A module of nothing but re-exports has nothing to map, and the bundler's helpers are not ours.
    const hasCode = (path: string) => /^(const|let|function|async|class|for|if)\b/m.test(read(path));
    const withCode = modules.filter((path) => hasCode(path) && !path.includes('/_virtual/'));
    expect(withCode.length).toBeGreaterThan(20);
    expect(withCode.filter((path) => !mapped.includes(`${path}.map`))).toEqual([]);
    for (const path of withCode) SourceMap.parse(JSON.parse(read(`${path}.map`)));
    for (const path of mapped) expect(packedIn(name)).toContain(path);
  });

  it('no script for a tag names a source map', () => {
    const scripts = packedIn(name).filter((path) => /^dist\/cdn\/.*\.js$/.test(path));
    expect(scripts.length > 0).toBe(name === 'kyc-enrolment');
    expect(scripts.filter((path) => read(path).includes('sourceMappingURL'))).toEqual([]);
  });

  it('every link and picture of its pages leads to something that is in it, down to the heading', () => {
    const paths = packedIn(name);
    const pages = paths.filter((path) => path.endsWith('.md'));
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => {
          const [file = '', anchor] = target.split('#');
          const path = file === '' ? page : posix.join(posix.dirname(page), file);
          return !paths.includes(path) || (anchor !== undefined && !anchorsOf(read(path)).includes(anchor));
        })
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
    expect(read('README.md')).toMatch(new RegExp(`^# ${name}\\n`));
  });

  it('llms.txt names every page of it but the list of changes, with a title and a sentence', () => {
    const listed = [...read('llms.txt').matchAll(/^- \[.+\]\((.+)\): .+\.$/gm)].map(([, path]) => path);
    const pages = packedIn(name).filter((path) => path.endsWith('.md') && path !== 'CHANGELOG.md');
    expect(listed.sort()).toEqual(pages.sort());
    expect(read('llms.txt')).toMatch(new RegExp(`^# ${name}\\n\\n> .+\\.\\n\\n## Docs\\n`));
  });

  it('no page keeps a mark of how it was put together', () => {
    for (const page of packedIn(name).filter((path) => path.endsWith('.md'))) {
      expect(read(page), page).not.toContain('<!-- README:');
      expect(read(page), page).not.toContain('repository:');
      expect(read(page), page).not.toContain('npm run manifest` writes');
    }
  });

  it('check 92: nothing of it runs when it is installed', () => {
    expect(manifestOf(name).scripts).toBeUndefined();
  });
});

it('the notices beside the scripts name every package that is bundled into them', () => {
  const notices = readFileSync(`${folderOf('kyc-enrolment')}dist/cdn/THIRD-PARTY-NOTICES.txt`, 'utf8');
  for (const bundled of ['lit', 'lit-html', 'lit-element', '@lit/reactive-element', 'dompurify']) {
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(`${root}node_modules/${bundled}/package.json`, 'utf8')));
    expect(notices).toContain(`\n${bundled} ${version} (`);
  }
  expect(notices).toContain('Redistributions in binary form must reproduce the above copyright notice');
});

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

describe('the lockfile', () => {
  const lockfile = Lockfile.parse(JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')));

  it('check 92: has no dependency that runs anything when it is installed', () => {
    const shipped = Object.entries(lockfile.packages).filter(([, { dev }]) => !dev);
    expect(shipped.length).toBeGreaterThan(10);
    expect(shipped.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
  });

  it('names no registry', () => {
    const named = Object.entries(lockfile.packages).filter(([, { resolved }]) =>
      resolved?.startsWith('http'),
    );
    expect(named.map(([path]) => path)).toEqual([]);
  });
});
