// The assertions of the suite's cases. They throw, so no test runner is needed.

import { ProviderError } from '../contract.js';
import type { ProviderFailure } from '../contract.js';

/** The provider breaks the contract. The message says how. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
}

/** @throws ContractBreach unless the condition holds */
export function demand(condition: boolean, message: string): asserts condition {
  if (!condition) throw new ContractBreach(message);
}

/** @throws ContractBreach if the parser refuses an answer's form */
export function demandForm(parse: (given: unknown) => unknown, given: unknown): void {
  try {
    parse(given);
  } catch (error) {
    throw new ContractBreach(error instanceof Error ? error.message : String(error));
  }
}

/** A call that must fail, and the reason it must fail with. */
export interface Failing {
  /** The call's name in messages. */
  readonly what: string;
  readonly reason?: ProviderFailure | undefined;
}

/**
 * Returns the ProviderError that a call fails with.
 *
 * @throws ContractBreach if it does not fail, or fails in another way
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

/** @throws ContractBreach if it takes longer */
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
