// A Playwright reporter that writes down each result as soon as it is known.

import { relative } from 'node:path';
import { tally } from './tally.mjs';

export default class PlaywrightTally {
  /** Every try counts: a test that passes at the second try has failed once. */
  onTestEnd(test, { status }) {
    const file = relative(process.cwd(), test.location.file);
    const isExpected = status === test.expectedStatus;
    tally({ file, result: status === 'skipped' ? 'skipped' : isExpected ? 'passed' : 'failed' });
  }

  onError({ message = 'unknown' }) {
    tally({ error: message });
  }

  onEnd() {
    tally({ end: true });
  }
}
