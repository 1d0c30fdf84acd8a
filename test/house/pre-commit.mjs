// The hook that checks the files of a `git commit` after `npm run hooks`. It takes less than two seconds, so
// it reads no types and starts no browser. It reads what is staged, not the working folder.

import { execFileSync } from 'node:child_process';
import * as prettier from 'prettier';
import { wrapProse } from './wrap-prose.mjs';

const git = (...args) => execFileSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

const notMeant = [
  [/^(?:<{7} |>{7} |={7}$)/m, 'has the marks of a merge'],
  [/\b(?:it|test|describe)\.only\(/, 'runs one test alone (.only)'],
  [/\beslint-disable\b|@ts-ignore\b/, 'switches a check off'],
];

async function offencesOf(path) {
  const text = git('show', `:${path}`);
  if (path.endsWith('.md'))
    return wrapProse(text) === text ? [] : ['has prose over 110 columns: npm run wrap'];
  const { ignored, inferredParser } = await prettier.getFileInfo(path, { ignorePath: '.prettierignore' });
  if (ignored || !inferredParser) return [];
  const options = { ...(await prettier.resolveConfig(path)), filepath: path };
  return [
    ...((await isFormatted(text, options)) ? [] : ['is not formatted: npm run format']),
    ...(isOfThis(path) ? [] : notMeant.filter(([what]) => what.test(text)).map(([, why]) => why)),
  ];
}

/** A file that cannot be parsed counts as unformatted. */
const isFormatted = (text, options) => prettier.check(text, options).catch(() => false);

/** The hook and its test contain the words that they forbid. */
const isOfThis = (path) => path.startsWith('test/house/');

/**
 * In a large commit, the remaining files are left to `npm test`. At least one file is read, however busy the
 * machine is.
 */
const budgetMs = 1_200;

const offences = [];
const paths = process.argv.slice(2);
do {
  const path = paths.shift();
  if (path !== undefined) offences.push(...(await offencesOf(path)).map((what) => `${path} ${what}`));
} while (paths.length > 0 && performance.now() < budgetMs);
if (paths.length > 0) console.error(`${paths.length} further files are left to npm test.`);
if (offences.length > 0) {
  console.error(offences.join('\n'));
  process.exitCode = 1;
}
