// How long the kit remembers. The sweeper's purge is the only thing that removes what was decided.

import { KycError } from '../enrolment/errors.js';

/** Milliseconds, each from when the thing was over. */
export interface Retention {
  /** From a session's end; 90 days by default. */
  readonly sessionsMs: number;
  /** From a decision on a consent text; 10 years by default: it is the merchant's evidence. */
  readonly consentsMs: number;
  /** From an outside service's request; 90 days by default. */
  readonly callsMs: number;
}

const dayMs = 24 * 60 * 60_000;

/** @throws KycError `CONFIGURATION_INVALID` */
export function parseRetention(wished: Partial<Retention> = {}): Retention {
  const retention = { sessionsMs: 90 * dayMs, consentsMs: 3_653 * dayMs, callsMs: 90 * dayMs, ...wished };
  for (const [kind, ms] of Object.entries(retention)) {
    if (!Number.isSafeInteger(ms) || ms < dayMs)
      throw new KycError(
        'CONFIGURATION_INVALID',
        `"retention.${kind}" must be milliseconds, at least a day (${dayMs}).`,
      );
  }
  return retention;
}
