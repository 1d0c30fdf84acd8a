import { countStep, countTests } from '../support/run/count.mjs';
import type { TallyLine } from '../support/run/tally.mjs';

const tests = (passed: number, failed: number, skipped = 0): TallyLine[] => [
  ...Array.from({ length: passed }, () => ({ file: 'a', result: 'passed' as const })),
  ...Array.from({ length: failed }, () => ({ file: 'a', result: 'failed' as const })),
  ...Array.from({ length: skipped }, () => ({ file: 'a', result: 'skipped' as const })),
];
const end = { end: true };

describe('what npm test counts', () => {
  it('a step without tests is one', () => {
    expect(countStep({ code: 0 })).toMatchObject({ passed: 1, failed: 0 });
    expect(countStep({ code: 2 })).toMatchObject({ passed: 0, failed: 1 });
    expect(countStep({ code: null })).toMatchObject({ passed: 0, failed: 1 });
    expect(countStep({ code: 0, why: 'out of time' })).toMatchObject({ passed: 0, failed: 1 });
  });

  it('tests are counted one by one', () => {
    const counts = { passed: 5, failed: 1, skipped: 3 };
    expect(countTests({ code: 1 }, [...tests(5, 1, 3), end])).toMatchObject(counts);
  });

  it('failed tests are kept by name, and errors outside of the tests', () => {
    const failed = { file: 'a', result: 'failed' as const, name: 'sums: 1 is not 2' };
    const { names } = countTests({ code: 1 }, [...tests(1, 0), failed, { error: 'no server' }, end]);
    expect(names).toEqual(['a: sums: 1 is not 2', 'no server']);
  });

  it('a runner that crashes has failed, and what it had counted is kept', () => {
    expect(countTests({ code: 1 }, [])).toMatchObject({ passed: 0, failed: 1 });
    expect(countTests({ code: null }, tests(7, 1))).toMatchObject({ passed: 7, failed: 2 });
    expect(countTests({ code: 0 }, tests(7, 0))).toMatchObject({ passed: 7, failed: 1 });
  });

  it('no test at all is a failure', () => {
    expect(countTests({ code: 0 }, [end])).toMatchObject({ failed: 1, why: 'no test ran' });
  });

  it('an error outside of the tests is a failure', () => {
    expect(countTests({ code: 1 }, [...tests(9, 0), end])).toMatchObject({ passed: 9, failed: 1 });
    expect(countTests({ code: 1 }, [...tests(9, 0), { error: 'no server' }, end])).toMatchObject({
      passed: 9,
      failed: 1,
    });
  });
});
