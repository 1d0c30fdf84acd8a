// How a status of the merchant's server is read (docs/contract.md). Loaded on demand: the first page needs no
// more than merchant-contract.ts.

import { readPageStatus, readStep, type Status } from './merchant-contract.js';
import { own, ownNumber, ownText, ownWord } from './own-properties.js';

const LEVELS = ['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN', 'UNAVAILABLE'] as const;
const VERDICTS = ['approved', 'review', 'rejected', 'expired', 'failed'] as const;

/**
 * Reads a status. An unknown word means pending.
 *
 * @throws KycError `TOKEN_RESPONSE_INVALID`
 */
export function parseStatus(body: unknown): Status {
  const page = readPageStatus(body);
  if (page) return page;
  const status = ownWord(body, 'status', VERDICTS);
  if (status)
    return {
      status,
      level: own(body, 'level') == null ? undefined : (ownWord(body, 'level', LEVELS) ?? 'UNKNOWN'),
      score: ownNumber(body, 'score', 100),
      providerStatus: ownText(body, 'providerStatus'),
      returnUrl: ownText(body, 'returnUrl'),
    };
  return {
    status: 'pending',
    pollAfterMs: ownNumber(body, 'pollAfterMs'),
    restartable: own(body, 'restartable') === true,
    opening: own(body, 'opening') === true,
    step: readStep(body),
  };
}
