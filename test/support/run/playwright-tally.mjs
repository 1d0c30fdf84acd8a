// A Playwright reporter that writes down each result as soon as it is known.

import { relative } from 'node:path';
import { inOneLine, tally } from './tally.mjs';

export default class PlaywrightTally {
  /** Every try counts: a test that passes at the second try has failed once. */
  onTestEnd(test, { status, error }) {
    const file = relative(process.cwd(), test.location.file);
    if (status === 'skipped') tally({ file, result: 'skipped' });
    else if (status === test.expectedStatus) tally({ file, result: 'passed' });
    else tally({ file, result: 'failed', name: inOneLine(test.title, error?.message) });
  }

  onError({ message = 'unknown' }) {
    tally({ error: message });
  }

  onEnd() {
    tally({ end: true });
  }
}
