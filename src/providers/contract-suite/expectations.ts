// What the suite's cases are made of. They throw; no test runner is needed.

import { ProviderError } from '../contract.js';
import type { ProviderFailure } from '../contract.js';

/** A provider does not keep the contract. The message says what is wrong. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
}

/** @throws ContractBreach unless the condition holds */
export function demand(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ContractBreach(message);
}

/** A call that must fail, and how. */
export interface Failing {
  /** Names the call in messages. */
  readonly what: string;
  readonly reason?: ProviderFailure | undefined;
}

/**
 * The ProviderError that a call fails with.
 *
 * @throws ContractBreach when it does not fail, or fails otherwise
 */
export async function failureOf(call: () => Promise<unknown>, { what, reason }: Failing): Promise<Error> {
  const error = await call().then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  demand(error !== undefined, `${what} must fail, but did not.`);
  demand(
    error instanceof ProviderError,
    `${what} must throw a ProviderError, but threw ${error instanceof Error ? error.name : typeof error}.`,
  );
  demand(
    reason === undefined || error.reason === reason,
    `${what} must fail as "${String(reason)}", but failed as "${error.reason}".`,
  );
  return error;
}

/** @throws ContractBreach when it takes longer */
export async function inTime<T>(promise: Promise<T>, { what, ms }: { what: string; ms: number }): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ContractBreach(`${what} must end within ${ms} ms.`)), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
