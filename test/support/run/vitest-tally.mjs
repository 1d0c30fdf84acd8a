// A Vitest reporter that writes down each result as soon as it is known.

import { relative } from 'node:path';
import { inOneLine, tally } from './tally.mjs';

/** What Vitest says of a browser that has ended in the middle of a test. */
const browserIsGone = /Browser connection was closed/;

const fileOf = (module) => relative(process.cwd(), module.moduleId);

/** A file that does not load has no tests that could fail, but counts as a failure. */
function isBroken(module) {
  if (module.state() !== 'failed') return false;
  for (const test of module.children.allTests()) if (test.result().state === 'failed') return false;
  return true;
}

export default class VitestTally {
  onTestRunStart(specifications) {
    tally({ files: [...new Set(specifications.map(fileOf))] });
  }

  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    const file = fileOf(test.module);
    if (state === 'failed')
      tally({ file, result: state, name: inOneLine(test.fullName, errors[0]?.message) });
    else tally({ file, result: state === 'pending' ? 'skipped' : state });
  }

  onTestModuleEnd(module) {
    const file = fileOf(module);
    if (isBroken(module)) tally({ file, result: 'failed', name: 'the file itself' });
    tally({ file, over: true });
  }

  onTestRunEnd(_modules, errors) {
    for (const { message, cause } of errors)
      tally({ error: message, ...(browserIsGone.test(cause?.message) && { gone: true }) });
    tally({ end: true });
  }
}
