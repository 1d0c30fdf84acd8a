// What a runner writes down test by test, one line of JSON each, so that results are kept if it dies.
// `vitest-tally.mjs` and `playwright-tally.mjs` write it.

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} TallyLine
 * @property {readonly string[]} [files] that are going to run
 * @property {string} [file] of a test, or one that is over
 * @property {string} [name] of a test that has failed
 * @property {'passed' | 'failed' | 'skipped'} [result] of a test
 * @property {boolean} [over] the file has run to its end
 * @property {string} [error] outside of the tests
 * @property {boolean} [gone] that error is that the browser has ended by itself
 * @property {boolean} [end] the runner itself has said that it was done
 */

/** The file that a runner writes to. Undefined outside `npm test`. */
const tallyFile = () => process.env.KYC_TALLY;

/** @param {TallyLine} line */
export function tally(line) {
  const path = tallyFile();
  if (path) appendFileSync(path, `${JSON.stringify(line)}\n`);
}

/** A test's name and what it said, for a list of those that failed. Colours are left out. */
export function inOneLine(name, said = '') {
  const [first = ''] = stripVTControlCharacters(said).split('\n');
  return first ? `${name}: ${first.slice(0, 200)}` : name;
}

/** @returns {TallyLine[]} */
export function readTally(path) {
  if (path === undefined || !existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8').split('\n').slice(0, -1); // the last line may be incomplete
  return lines.map((line) => JSON.parse(line));
}

/**
 * Drops the tests of unfinished files, because those files run again. Returns these files.
 *
 * @returns {string[]}
 */
export function keepFinished(path) {
  const lines = readTally(path);
  const finished = new Set(lines.filter(({ over }) => over).map(({ file }) => file));
  const kept = lines.filter(({ file }) => finished.has(file));
  writeFileSync(path, kept.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return lines.flatMap(({ files = [] }) => files).filter((file) => !finished.has(file));
}
