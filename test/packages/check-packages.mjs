// `npm run packages:check`: what publint and "are the types wrong" say of the built packages. They are ES
// modules alone (attw's profile `esm-only`), but TypeScript's older way (node10) finds their types, too.

import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemAffectsResolutionKind, problemKindInfo } from '@arethetypeswrong/core/problems';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const esmOnly = ['node16-esm', 'bundler'];

/** What publint has to say of a package's folder, a sentence each. */
export async function publintMessages(folder) {
  const { messages, pkg } = await publint({ pkgDir: folder, strict: true, pack: false });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
}

/** What is wrong with the types of a package's tarball, a sentence each. */
export async function typeProblems(tarball) {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(tarball)));
  if (!analysis.types) return ['It has no types.'];
  const { problems } = analysis;
  const isOurs = (problem) =>
    esmOnly.some((kind) => problemAffectsResolutionKind(problem, kind, analysis)) ||
    (problem.kind === 'NoResolution' && !problem.entrypoint.includes('*'));
  return problems
    .filter(isOurs)
    .map(({ kind, ...where }) => `${problemKindInfo[kind].title}: ${JSON.stringify(where)}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const packages = fileURLToPath(new URL('../../dist/packages/', import.meta.url));
  for (const tarball of readdirSync(packages).filter((file) => file.endsWith('.tgz'))) {
    const name = tarball.replace(/-\d.*$/, '');
    const said = [...(await publintMessages(packages + name)), ...(await typeProblems(packages + tarball))];
    console.log(said.length === 0 ? `fine    ${name}` : `wrong   ${name}\n${said.join('\n')}`);
    if (said.length > 0) process.exitCode = 1;
  }
}
