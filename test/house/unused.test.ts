// `npm run knip` is a step of `npm test` and reads the whole project. This test shows that it finds
// something.

import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/build.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

/** What knip reports for a project with these files and our own configuration. */
function knip(files: Readonly<Record<string, string>>): string {
  const project = join(folder, String(Object.keys(files).length));
  mkdirSync(join(project, 'src'), { recursive: true });
  writeFileSync(join(project, 'package.json'), '{ "name": "planted", "type": "module" }');
  copyFileSync(`${root}knip.jsonc`, join(project, 'knip.jsonc'));
  for (const [path, source] of Object.entries(files)) writeFileSync(join(project, path), source);
  const bin = `${root}node_modules/knip/bin/knip.js`;
  return spawnSync(process.execPath, [bin, '--no-progress', '--no-config-hints', '--directory', project], {
    encoding: 'utf8',
  }).stdout;
}

const door = "export { used } from './used.js';";

it('an export that nobody imports is found', () => {
  const said = knip({
    'src/index.ts': door,
    'src/used.ts': 'export const used = 1;\nexport const planted = used;\n',
  });
  expect(said).toMatch(/Unused exports \(1\)\s+planted\s+src\/used\.ts/);
});

it('a file that nobody imports is found, and nothing else', () => {
  const said = knip({
    'src/index.ts': door,
    'src/used.ts': 'interface Part {\n  a: 1;\n}\nexport const used: Part = { a: 1 };\n',
    'src/planted.ts': 'export const planted = 1;\n',
  });
  expect(said.trim()).toBe('Unused files (1)\nsrc/planted.ts');
});
