// Asks the merchant's server for the status: what its answers mean, and how long to keep asking. Loaded on
// demand.

import type { Status } from './merchant-contract.js';
import { KycError, isKycError } from './errors.js';
import { reading, type Hint } from './merchant.js';
import { createSender, isLate, type RetryPolicy, type SenderOptions } from './sender.js';
import { parseStatus } from './status-contract.js';

/**
 * Short, because a customer who leaves, or whose page has failed, should not wait for a server that is down.
 */
const LEAVING_TIMEOUT_MS = 3_000;
const UNREADABLE_ANSWERS = 3;

/** `Merchant.readStatus`. @throws KycError `NOT_SIGNED_IN`, `SESSION_EXPIRED`, `STATUS_UNAVAILABLE` */
export function readStatus(
  options: SenderOptions,
  statusUrl: string,
  { seen, step, isOwn, isPatient }: Hint = {},
): Promise<Status> {
  const url = new URL(statusUrl);
  if (seen) url.searchParams.set('seen', seen);
  if (seen && step) url.searchParams.set('step', step);
  if (isOwn) url.searchParams.set('own', '1');
  const isOver = !isPatient && (seen === 'closed' || seen === 'failed');
  const sending = {
    url: url.href,
    read: reading(parseStatus, false),
    timeoutMs: isOver ? LEAVING_TIMEOUT_MS : undefined,
  };
  return createSender(options)
    .insist(sending, isOver ? () => undefined : whileOutOfReach(options))
    .catch(failStatus);
}

function whileOutOfReach({ environment }: SenderOptions): RetryPolicy {
  let tries = 0;
  let unreadable = 0;
  return ({ error, transient, retryAfterMs = 0 }) => {
    const mayPass =
      error.code === 'TOKEN_RESPONSE_INVALID'
        ? ++unreadable < UNREADABLE_ANSWERS
        : (transient ?? isLate(error));
    const backOffMs = Math.min(500 * 2 ** ++tries, 30_000) * (0.5 + environment.random() / 2);
    return mayPass ? Math.max(retryAfterMs, backOffMs) : undefined;
  };
}

function failStatus(error: unknown): never {
  if (!(isKycError(error) && error.code.startsWith('TOKEN_'))) throw error;
  throw new KycError('STATUS_UNAVAILABLE', error.message, { cause: error, retryable: error.retryable });
}
