import type { Planted } from './clinic.js';

/** What is planted, and what the doctor says of it: the check, what is wrong, and what mends it. */
export type Fault = readonly [
  fault: string,
  planted: Planted,
  check: string,
  wrong: RegExp,
  mend: RegExp | string,
];

/** An application's page, as it is served for every path. */
export const shell = '<!doctype html><div id="root"></div><kyc-enrolment></kyc-enrolment>';
