import { spawnSync } from 'node:child_process';
import { countPlaywright, countStep, countVitest } from './support/count.mjs';

const vitest = (passed: number, failed: number, files: object[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: files,
});
const playwright = (stats: object, errors: object[] = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

/** Runs steps that end with these exit codes; null for a command that is not there. */
function runAll(codes: readonly (number | null)[]) {
  const script = `
    import { runAll } from './run-all.mjs';
    import { countStep } from './count.mjs';
    const command = (code) => (code === null ? ['no-such-command'] : ['node', '-e', 'console.log("said ' + code + '"); process.exit(' + code + ')']);
    await runAll(${JSON.stringify(codes)}.map((code) => ({ title: 'Step ' + code, command: command(code), count: countStep })));
  `;
  const { status, stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: new URL('support/', import.meta.url),
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n') };
}

describe('npm test', () => {
  it('runs what follows a failed step, passes its output on, and says one line at the end', () => {
    const { status, lines } = runAll([0, 3, 0]);
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('2 passed, 1 failed');
    expect(lines.filter((line) => line.startsWith('said'))).toEqual(['said 0', 'said 3', 'said 0']);
    expect(lines.filter((line) => line.startsWith('=== Step'))).toHaveLength(3);
  });

  it('has failed when a runner cannot be started', () => {
    const { status, lines } = runAll([0, null]);
    expect(status).toBe(1);
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
  });

  it('has passed when every step has', () => {
    expect(runAll([0, 0])).toMatchObject({
      status: 0,
      lines: expect.arrayContaining(['2 passed, 0 failed']),
    });
  });
});

describe('what npm test counts', () => {
  it('a step without tests is one', () => {
    expect(countStep(0)).toMatchObject({ passed: 1, failed: 0 });
    expect(countStep(2)).toMatchObject({ passed: 0, failed: 1 });
    expect(countStep(null)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('tests are counted one by one', () => {
    expect(countVitest(1, vitest(7, 2))).toMatchObject({ passed: 7, failed: 2 });
    expect(countPlaywright(1, playwright({ expected: 5, unexpected: 1, skipped: 3 }))).toMatchObject({
      passed: 5,
      failed: 1,
      skipped: 3,
    });
  });

  it('a runner that crashes has failed', () => {
    expect(countVitest(1, undefined)).toMatchObject({ passed: 0, failed: 1 });
    expect(countPlaywright(null, undefined)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('no test at all is a failure', () => {
    expect(countVitest(0, vitest(0, 0))).toMatchObject({ failed: 1, why: 'no test ran' });
    expect(countPlaywright(0, playwright({}))).toMatchObject({ failed: 1, why: 'no test ran' });
  });

  it('an error outside of the tests is a failure', () => {
    expect(countVitest(1, vitest(9, 0))).toMatchObject({ passed: 9, failed: 1 });
    expect(countVitest(1, vitest(9, 0, [{ status: 'failed', assertionResults: [] }]))).toMatchObject({
      passed: 9,
      failed: 1,
    });
    expect(countPlaywright(1, playwright({ expected: 9 }, [{ message: 'no server' }]))).toMatchObject({
      passed: 9,
      failed: 1,
    });
  });

  it('a test that passes at the second try has failed', () => {
    expect(countPlaywright(0, playwright({ expected: 9, flaky: 1 }))).toMatchObject({ passed: 9, failed: 1 });
  });
});
