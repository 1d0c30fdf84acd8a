// What a step of `npm test` counts for, from its exit code and its runner's JSON report. It never believes a
// report more than the exit code, or the other way round: whichever says "failed" is right.

/** @typedef {{ passed: number, failed: number, skipped?: number, why?: string }} Counts */

/** @returns {Counts} */
export const countStep = (code) =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, why: exitOf(code) };

/** @returns {Counts} */
export function countVitest(code, report) {
  if (!report) return noReport(code);
  // a file that does not load has no tests to fail, and is a failure
  const broken = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
  return checked(code, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped,
  });
}

/** @returns {Counts} */
export function countPlaywright(code, report) {
  if (!report) return noReport(code);
  const { expected, unexpected, flaky, skipped } = report.stats;
  // a test that passes at the second try has failed once; `errors` are those outside of a test
  return checked(code, { passed: expected, failed: unexpected + flaky + report.errors.length, skipped });
}

function checked(code, counts) {
  if (counts.failed > 0) return counts;
  if (code !== 0) return { ...counts, failed: 1, why: `${exitOf(code)} though no test failed` };
  if (counts.passed === 0) return { ...counts, failed: 1, why: 'no test ran' };
  return counts;
}

const noReport = (code) => ({ passed: 0, failed: 1, why: `${exitOf(code)} and no report` });
const exitOf = (code) => (code === null ? 'killed or not started' : `exit code ${code}`);
