// The outcome of an attempt that ended without an error. Loaded on demand.

import type { Ending } from './loop.js';
import type { VerdictStatus } from './merchant-contract.js';
import type { Outcome } from './outcome.js';
import { readPlainUrl } from './plain-url.js';

export interface AttemptFacts {
  /** The session's id, or the attempt's UUID if the server named none. */
  readonly sessionId: string;
  /** The page's own origin. */
  readonly origin: string;
  /** Where the provider wants the customer to go next. A verdict's own address has precedence. */
  readonly returnUrl?: string | undefined;
}

const failures = {
  rejected: 'VERIFICATION_REJECTED',
  failed: 'VERIFICATION_FAILED',
  expired: 'SESSION_EXPIRED',
} as const;

export function toOutcome(ending: Ending, { sessionId, origin, returnUrl }: AttemptFacts): Outcome {
  const { status } = ending;
  switch (status) {
    case 'closed':
      return { kind: 'cancel', sessionId, reason: 'user' };
    case 'submitted':
      return { kind: 'success', sessionId, outcome: status, ...ownReturnUrl(returnUrl, origin) };
    case 'approved':
    case 'review':
      return {
        kind: 'success',
        sessionId,
        outcome: status,
        ...certainty(ending),
        ...ownReturnUrl(ending.returnUrl ?? returnUrl, origin),
      };
    default:
      return {
        kind: 'error',
        code: failures[status],
        message: `The verdict is "${status}".`,
        retryable: status !== 'rejected',
        sessionId,
        ...certainty(ending),
      };
  }
}

const certainty = ({ level, score }: VerdictStatus) => ({
  ...(level && { level }),
  ...(score != null && { score }),
});

const ownReturnUrl = (returnUrl: string | undefined, origin: string): { returnUrl?: string } =>
  returnUrl && readPlainUrl(returnUrl, origin)?.origin === origin ? { returnUrl } : {};
