// The last step of the build: assembles the packages below `dist/packages`, and packs them.

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Plugin } from 'vite';
import * as z from 'zod/mini';
import { cdnFolder } from './cdn-build.ts';
import { editorData } from './editor-data.ts';
import { readElement } from './element-model.ts';
import { closureOf } from './module-closure.ts';
import { withOptionalModules } from './optional-modules.ts';
import { manifestOf } from './package-manifest.ts';
import { llmsOf } from './llms.ts';
import { pagesOf, papers } from './package-pages.ts';
import { packages, type PublishedPackage } from './package-list.ts';
import { playgroundFolder } from './playground-build.ts';

const packagesFolder = 'dist/packages';

const Tree = z.object({
  version: z.string(),
  license: z.string(),
  engines: z.record(z.string(), z.string()),
});

/** Part of the CDN build, because that one runs last. */
export const publishedPackages = (): Plugin => ({
  name: 'published-packages',
  apply: (_, { mode }) => mode === 'cdn',
  closeBundle: {
    sequential: true,
    order: 'post',
    handler() {
      rmSync(packagesFolder, { recursive: true, force: true });
      for (const published of packages) writePackage(published);
      pack();
    },
  },
});

function writePackage(published: PublishedPackage): void {
  const folder = `${packagesFolder}/${published.name}`;
  const copy = (path: string) => cpSync(path, `${folder}/${path}`, { recursive: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
    writeFileSync(`${folder}/${path}`, text);
  };

  const { files, packages: imported } = closureOf('dist', [
    ...Object.values(published.doors),
    ...Object.values(published.edgeDoors ?? {}),
    ...Object.values(published.bin ?? {}),
  ]);
  for (const file of files) {
    if (file.endsWith('-tag.d.ts'))
      write(`dist/${file}`, withOptionalModules(readFileSync(`dist/${file}`, 'utf8')));
    else copy(`dist/${file}`);
    if (existsSync(`dist/${file}.map`)) copy(`dist/${file}.map`);
  }
  for (const bin of Object.values(published.bin ?? {})) chmodSync(`${folder}/dist/${bin}.js`, 0o755);
  if (published.hasElement) {
    copy(cdnFolder);
    cpSync('src/themes', `${folder}/dist/themes`, { recursive: true });
  }
  if (published.companions) copy(playgroundFolder);
  for (const path of published.docs) if (!path.endsWith('.md')) copy(`docs/${path}`);
  for (const paper of papers) copy(paper);
  const pages = pagesOf(published);
  for (const [path, text] of Object.entries(pages)) write(path, text);
  write('llms.txt', llmsOf(published, pages));
  const tree = Tree.parse(JSON.parse(readFileSync('package.json', 'utf8')));
  if (published.hasElement)
    for (const [path, text] of Object.entries(editorData(readElement(`${process.cwd()}/`), tree)))
      write(path, text);
  write('package.json', `${JSON.stringify(manifestOf(published, { tree, imported }), null, 2)}\n`);
}

/** Runs `npm pack` for all of them at once. */
function pack(): void {
  const folders = packages.map(({ name }) => `./${packagesFolder}/${name}`);
  const { status } = spawnSync(
    'npm',
    ['pack', '--silent', '--ignore-scripts', '--pack-destination', packagesFolder, ...folders],
    { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error('npm pack failed.');
}
