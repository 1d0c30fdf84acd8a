// Ends a Node server so that every running answer is completed. It must never keep a process from ending.

import type { Server, ServerResponse } from 'node:http';
import { KycError } from '../../enrolment/errors.js';
import { describeKind } from '../../providers/known-options.js';
import { anObject, milliseconds, requireOptions } from '../../providers/option-kinds.js';
import type { KycServer } from '../create-kyc-server.js';
import { within } from '../wait-at-most.js';
import { consoleLogger, describeError, safeLogger } from '../logger.js';
import type { Logger } from '../logger.js';

export interface CloseOnSignalsOptions {
  /** SIGTERM and SIGINT by default. */
  readonly signals?: readonly NodeJS.Signals[];
  /** Logs that it begins and how it ends. The console by default. */
  readonly logger?: Logger;
  /**
   * Milliseconds for the last bytes, and for requests that are not the kit's, after the kit has closed; 5 000
   * by default.
   */
  readonly graceMs?: number;
}

const of = 'closeOnSignals()';
const optionKinds = {
  signals: { takes: Array.isArray, is: "a list, such as ['SIGTERM']" },
  logger: anObject,
  graceMs: milliseconds(),
};

/**
 * On the first signal it accepts no more connections, closes the kit, and sends what is left to send. Then
 * the process ends when nothing else keeps it alive, or after another `graceMs`. A second signal ends it at
 * once, as it would without this function. Call it before the first request.
 *
 * @returns a function that removes the handlers
 * @throws KycError `CONFIGURATION_INVALID`
 */
export function closeOnSignals(
  server: Server,
  kit: Pick<KycServer, 'close'>,
  options: CloseOnSignalsOptions = {},
): () => void {
  requireBoth(server, kit);
  requireOptions(options, { of, kinds: optionKinds, example: 'server, kyc, { graceMs: 5_000 }' });
  const { signals = ['SIGTERM', 'SIGINT'], logger = consoleLogger, graceMs = 5_000 } = options;
  const log = safeLogger(logger);
  const answering = new Set<ServerResponse>();
  let isEnding = false;

  const watch = (_request: unknown, response: ServerResponse) => {
    answering.add(response);
    response.once('close', () => answering.delete(response));
    if (isEnding) response.shouldKeepAlive = false;
  };
  const stop = () => {
    for (const signal of signals) process.off(signal, begin);
  };
  const begin = (signal: NodeJS.Signals) => {
    stop();
    void end(signal);
  };

  async function end(signal: NodeJS.Signals): Promise<void> {
    isEnding = true;
    log.info({ reason: signal }, 'The server stops: no more connections, and the last answers.');
    // A client that gets `Connection: close` sends its next request to another server.
    for (const response of answering) if (!response.headersSent) response.shouldKeepAlive = false;
    const closed = new Promise<true>((resolve) => server.close(() => resolve(true)));
    await kit
      .close()
      .catch((error: unknown) => log.error(describeError(error), 'The kit did not close as it should.'));
    if (!(await within(closed, { ms: graceMs, late: false }))) {
      log.warn({}, 'Connections are cut off that did not end.');
      server.closeAllConnections();
    }
    log.info({ reason: signal }, 'The server has stopped.');
    setTimeout(() => process.exit(), graceMs).unref();
  }

  server.prependListener('request', watch);
  for (const signal of signals) process.on(signal, begin);
  return () => {
    stop();
    server.off('request', watch);
  };
}

/** Otherwise the first signal would tell, which comes with the first deployment. */
function requireBoth(server: unknown, kit: unknown): void {
  const has = (given: unknown, name: string) =>
    typeof Reflect.get(Object(given) as object, name) === 'function';
  if (!has(server, 'close') || !has(server, 'prependListener'))
    throw invalid(
      `takes a Node server first, and was given ${describeKind(server)}: pass what listen() returns, ` +
        'and with Fastify application.server.',
    );
  if (!has(kit, 'close'))
    throw invalid(`takes what createKycServer() returns second, and was given ${describeKind(kit)}.`);
}

const invalid = (what: string) => new KycError('CONFIGURATION_INVALID', `${of} ${what}`);
