// What an unsuccessful HTTP answer means for an attempt. Loaded on demand.

import { serverFailure as failure } from './errors.js';
import type { Failure } from './sender.js';

const LONGEST_PAUSE_MS = 10_000;

/** Follows the problem table of docs/contract.md. */
export async function readRefusal(response: Response, isTokenRequest: boolean): Promise<Failure> {
  const { status } = response;
  if (response.type === 'opaqueredirect')
    return {
      error: failure(
        'redirected; name the final address, and answer 401 where nobody is signed in',
        {},
        'TOKEN_RESPONSE_INVALID',
      ),
    };
  const problem = /"code"\s*:\s*"([A-Z_]{1,40})"/.exec((await response.text()).slice(0, 65_536))?.[1];
  const what = `gave HTTP ${status} ${problem ?? ''}`.trim();
  // A daily limit does not pass within seconds.
  if (problem === 'SESSION_LIMIT') return { error: failure(what, {}, problem) };
  const transient = status === 408 || status === 429 || status >= 500;
  if (transient)
    return {
      transient,
      error: failure(what, { retryable: true }),
      retryAfterMs: readRetryAfter(response),
      isWait: (status === 429 || status === 503) && response.headers.has('Retry-After'),
    };
  if (status === 401) return { error: failure(what, { retryable: true }, 'NOT_SIGNED_IN') };
  if (status === 409) return { error: failure(what, {}, 'NOT_ELIGIBLE') };
  if (problem === 'CONSENT_REQUIRED') return { error: failure(what, { retryable: true }, problem) };
  if (status === 410 || problem === 'SESSION_NOT_FOUND' || (status === 404 && !isTokenRequest))
    return { error: failure(what, { retryable: true }, 'SESSION_EXPIRED') };
  return { error: failure(what) };
}

/** Reads seconds or a date (RFC 9110 10.2.3). The result is capped, because a customer is waiting. */
function readRetryAfter(response: Response): number | undefined {
  const value = response.headers.get('Retry-After') ?? '';
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_PAUSE_MS);
}
