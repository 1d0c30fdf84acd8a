// The expiry of a page's token, measured with our own clock. Loaded on demand.

import type { Environment } from './environment.js';
import { KycError } from './errors.js';
import type { PageReport } from './page-report.js';

/** WCAG 2.2.1 asks for at least 20 s. A minute is enough time to read the warning. */
const WARNING_MS = 60_000;

export interface LapseOptions {
  /** By the environment's clock. */
  readonly endsAt: number;
  readonly environment: Environment;
  /** Called a minute before the end, or at once if less time is left. */
  readonly notify: (code: 'SESSION_EXPIRING', message: string) => void;
  readonly signal: AbortSignal;
}

/** Resolves when the page's token has expired. */
export async function untilLapsed({
  endsAt,
  environment,
  notify,
  signal,
}: LapseOptions): Promise<PageReport> {
  await until(endsAt - WARNING_MS);
  notify('SESSION_EXPIRING', 'The session ends in a minute.');
  await until(endsAt);
  return {
    kind: 'lapsed',
    isDoubtful: true,
    error: new KycError('SESSION_EXPIRED', "The page's token expired.", { retryable: true }),
  };

  async function until(time: number): Promise<void> {
    for (let left; (left = time - environment.now()) > 0;)
      await environment.pause(Math.min(left, 2 ** 31 - 1), signal);
  }
}
