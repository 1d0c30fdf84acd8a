// How long the kit keeps data. Only the sweeper's purge deletes decisions.

import { KycError } from '../enrolment/errors.js';
import { requireKnownOptions } from '../providers/known-options.js';

/** Milliseconds, counted from the end of what is kept. */
export interface Retention {
  /** Sessions, from their end; 90 days by default. */
  readonly sessionsMs: number;
  /** Consents, from the decision; 10 years by default, because they are the merchant's evidence. */
  readonly consentsMs: number;
  /** Requests of outside services, from their arrival; 90 days by default. */
  readonly callsMs: number;
}

const dayMs = 24 * 60 * 60_000;

const defaults: Retention = { sessionsMs: 90 * dayMs, consentsMs: 3_653 * dayMs, callsMs: 90 * dayMs };

/** @throws KycError `CONFIGURATION_INVALID` */
export function parseRetention(wished: Partial<Retention> = {}): Retention {
  requireKnownOptions(wished, { of: '"retention"', names: Object.keys(defaults), example: '' });
  const given = Object.entries(wished).filter(([, ms]) => (ms as unknown) !== undefined);
  const retention: Retention = { ...defaults, ...Object.fromEntries(given) };
  for (const [kind, ms] of Object.entries(retention)) {
    if (!Number.isSafeInteger(ms) || ms < dayMs)
      throw new KycError(
        'CONFIGURATION_INVALID',
        `"retention.${kind}" must be milliseconds, at least a day (${dayMs}).`,
      );
  }
  return retention;
}
