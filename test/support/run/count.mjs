// Counts the result of a step of `npm test`, from how it ended and from what its runner wrote down. If either
// of them says "failed", the step has failed.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped]
 * @property {string} [why]
 * @property {readonly string[]} [names] of the tests that failed, with the first line of what they said
 */
/** @typedef {import('./command.mjs').Ended} Ended */
/** @typedef {import('./tally.mjs').TallyLine} TallyLine */

/**
 * A step without tests of its own counts as one.
 *
 * @param {Ended} ended
 * @returns {Counts}
 */
export function countStep(ended) {
  return ended.code === 0 && !ended.why
    ? { passed: 1, failed: 0 }
    : { passed: 0, failed: 1, why: reasonOf(ended) };
}

/**
 * @param {Ended} ended
 * @param {readonly TallyLine[]} lines
 * @returns {Counts}
 */
export function countTests(ended, lines) {
  const number = (wanted) => lines.filter(({ result }) => result === wanted).length;
  const errors = lines.filter(({ error }) => error !== undefined).length;
  const counts = {
    passed: number('passed'),
    failed: number('failed') + errors,
    skipped: number('skipped'),
    names: lines.flatMap(namesOf),
  };
  const failedOnceMore = (why) => ({ ...counts, failed: counts.failed + 1, why });
  if (ended.why) return failedOnceMore(`${ended.why}; what was counted before is kept`);
  if (!lines.some(({ end }) => end)) return failedOnceMore(`${reasonOf(ended)} before its end`);
  if (counts.failed > 0) return counts;
  if (ended.code !== 0) return failedOnceMore(`${reasonOf(ended)} though no test failed`);
  if (counts.passed === 0) return failedOnceMore('no test ran');
  return counts;
}

/** @param {TallyLine} line */
const namesOf = ({ file, result, name = '', error }) =>
  error !== undefined ? [error] : result === 'failed' ? [`${file}: ${name}`] : [];

/** @param {Ended} ended */
const reasonOf = ({ code, why }) => why ?? (code === null ? 'killed or not started' : `exit code ${code}`);
