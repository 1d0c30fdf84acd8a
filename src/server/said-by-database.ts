// What may be told of a database's error: the message, where it quotes no values. It is the only clue to a
// setting that the server or its driver refuses.

import { KycError } from '../enrolment/errors.js';

/** Messages of `pg` and `pg-pool` (8.23 and 3.14, 2026-11) that come without a code, each word for word. */
const saidByDriver: ReadonlySet<string> = new Set([
  'The server does not support SSL connections',
  'There was an error establishing an SSL connection',
  'sslnegotiation=direct requires SSL to be enabled',
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string',
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a non-empty string',
  'SASL: SCRAM-SERVER-FINAL-MESSAGE: server signature does not match',
  'SASL: Only mechanism(s) SCRAM-SHA-256 are supported',
  'SASL: Only mechanism(s) SCRAM-SHA-256-PLUS and SCRAM-SHA-256 are supported',
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'timeout expired',
  'timeout exceeded when trying to connect',
  'Query read timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'Cannot use a pool after calling end on the pool',
]);

/**
 * Errors that quote a value (class 22, data exceptions) give nothing, nor do those that a procedure raises
 * with words of its own (class P0). Other errors quote only names of the schema.
 */
export function saidByDatabase(error: Error): string | undefined {
  const { cause, message } = error;
  if (error instanceof KycError && cause instanceof Error) return saidByDatabase(cause);
  if (saidByDriver.has(message)) return message;
  const isOfServer = 'severity' in error && 'code' in error && typeof error.code === 'string';
  return isOfServer && !/^(?:22|P0)/.test(String(error.code)) ? message : undefined;
}
