// What the doubles of a page play.

import type { PlayOptions, Scenario } from './script.js';

export interface Plan {
  scenario: Scenario;
  options: PlayOptions;
  /** The next attempt's, the same in each run of a test. */
  nextSessionId(): string;
}

const planName = Symbol.for('kyc-enrolment double: plan');

/** Kept by the window: a runner of tests may load this module anew while the window stays. */
export function planOfPage(): Plan {
  const page = window as unknown as Record<symbol, Plan | undefined>;
  return (page[planName] ??= createPlan());
}

function createPlan(): Plan {
  let attempts = 0;
  return {
    scenario: 'approved',
    options: {},
    nextSessionId() {
      attempts += 1;
      return `00000000-0000-4000-8000-${String(attempts).padStart(12, '0')}`;
    },
  };
}
