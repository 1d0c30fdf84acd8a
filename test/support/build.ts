// Builds the project, for tests of the build.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's root, with a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a command in a folder as a shell would, without the tests' environment. Throws with the output if it
 * fails.
 */
export function run(command: string, args: readonly string[], { cwd = root } = {}): string {
  const env = { ...process.env, NODE_ENV: undefined }; // vitest's "test" would make a development build
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

/**
 * Builds, unless the build's last file is newer than all of its sources: `npm test` has built just before.
 */
export function ensureBuilt(): void {
  const last = `${root}dist/packages/kyc-enrolment-sandbox/package.json`;
  const folders = ['src', 'build', 'docs', 'demo'].flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path}`)
      .filter((path) => !/^demo.examples/.test(path)),
  );
  const files = [
    'vite.config.ts',
    'index.html',
    'package.json',
    'tsconfig.json',
    'README.md',
    'CHANGELOG.md',
  ];
  const changed = [...folders, ...files].map((path) => statSync(root + path).mtimeMs);
  if (!existsSync(last) || statSync(last).mtimeMs < Math.max(...changed)) run('npm', ['run', 'build']);
}
