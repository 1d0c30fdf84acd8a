// What every provider of the kit must do, as cases for any test runner. It must never depend on a runner, nor
// on anything that only our own providers have.

import { casesOfEnrolments } from './contract-suite/cases-of-enrolments.js';
import { casesOfFailures } from './contract-suite/cases-of-failures.js';
import type { ProviderCase, ProviderSubject } from './contract-suite/subject.js';

/**
 * The contract as cases. Run each one by itself: `for (const { name, run } of providerContract(acme))
 * it(name, run);`
 */
export const providerContract = (subject: ProviderSubject): readonly ProviderCase[] =>
  Object.entries({ ...casesOfEnrolments, ...casesOfFailures }).map(([name, check]) => ({
    name,
    async run() {
      const started = await subject.start();
      try {
        await check(started, subject);
      } finally {
        await started.stop?.();
      }
    },
  }));
