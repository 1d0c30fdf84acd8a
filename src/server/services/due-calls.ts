// Continues calls that no request waits for. It delivers decisions that were made late, and asks the merchant
// again where a crash or failure cut an answer short. The pauses between tries grow. A delivery that the
// caller refuses is tried a few times and then given up.

import { ProviderError } from '../../providers/contract.js';
import type { Delivery, LateDecision, ServiceRequest, ServicesConnection } from '../../providers/services.js';
import type { Context } from '../context.js';
import { within } from '../wait-at-most.js';
import { describeError } from '../logger.js';
import type { ServiceCall } from '../store/stored-calls.js';
import type { Calls } from './answer-once.js';
import { pauseAfter } from './ledger.js';
import type { Ledger } from './ledger.js';
import { describeFailure, describeThrown, textsOf } from '../thrown.js';

const batch = 20;
/** Longer than a hook may take, and longer than a delivery with its retries. */
const leaseMs = 2 * 60_000;
/** The merchant's own code authorises a call-back, and it may never settle. */
const longestDeliveryMs = 60_000;
/**
 * Early refusals are retried, because the caller may not have stored yet that it waits. The next one is
 * final.
 */
const refusalsTaken = 5;
/** About a week, with the ledger's pauses. */
const attemptsMade = 180;

interface Answering {
  readonly connection: Pick<ServicesConnection, 'services' | 'deliver' | 'about'>;
  readonly calls: Pick<Calls, 'askAgain'>;
}

export interface DueCallsOptions {
  readonly context: Pick<Context, 'store' | 'now' | 'logger' | 'signal'>;
  readonly ledger: Ledger;
  /** The connection that a service belongs to. */
  readonly find: (service: string) => Answering | undefined;
  /** Names of this kit's services. Calls of other services are left to other kits. */
  readonly names: () => readonly string[];
}

/** Returns a function that does all due work once. */
export function createDueCalls(options: DueCallsOptions): () => Promise<void> {
  const { context, ledger, names } = options;
  const { store, now } = context;

  async function goOn(call: ServiceCall): Promise<void> {
    if (call.phase === 'decided') return tell(options, call);
    if (call.phase === 'waiting') return askAgain(options, call);
    await ledger.release(call.key, { soon: true }); // the caller has gone and got no binding answer
  }

  return async () => {
    const due = await store.claimDueCalls({ now: now(), leaseMs, limit: batch, services: names() });
    await Promise.all(due.map(goOn));
  };
}

async function askAgain({ context, ledger, find }: DueCallsOptions, call: ServiceCall): Promise<void> {
  const { key, service, attempts } = call;
  const memo = await ledger.open(call);
  const asked = find(service);
  const resume = asked?.connection.services.find(({ name }) => name === service)?.resume;
  let about: ServiceRequest['about'];
  try {
    if (memo === undefined || !resume) throw new TypeError('What was kept of the request cannot be read.');
    const request = resume(memo);
    about = request.about;
    await asked.calls.askAgain(call, request);
  } catch (error) {
    await ledger.release(key, { soon: false });
    context.logger.error(
      {
        service,
        ...about,
        attempts,
        pauseMs: pauseAfter(attempts),
        ...describeThrown(error, memo === undefined ? [] : textsOf(JSON.parse(memo))),
      },
      'A decision that a caller waits for could not be had; it is asked for again.',
    );
  }
}

async function tell(options: DueCallsOptions, call: ServiceCall): Promise<void> {
  const { context, ledger } = options;
  const { key, service, attempts } = call;
  const address = await ledger.open(call);
  if (address === undefined || call.answer === undefined) return leave(options, call);
  const about = options.find(service)?.connection.about?.(address);
  try {
    const delivery = await deliver(options, { service, address, body: JSON.parse(call.answer) as unknown });
    if (delivery.at === 'delivered') {
      await ledger.finish(key);
      context.logger.info({ service, ...about, attempts }, 'A decision was told to the caller that waits.');
      return;
    }
    if (attempts >= refusalsTaken) {
      await giveUp(options, { call, about }, delivery.reason);
      return;
    }
    context.logger.warn(
      { service, ...about, attempts, pauseMs: pauseAfter(attempts), reason: delivery.reason },
      'A decision was refused by the caller that waits for it; it is told again.',
    );
  } catch (error) {
    if (attempts >= attemptsMade) return giveUp(options, { call, about }, 'it could not be reached');
    const facts = { ...describeError(error), ...describeFailure(error) };
    context.logger.error(
      { service, ...about, attempts, pauseMs: pauseAfter(attempts), ...facts },
      'A decision could not be told; it is told again.',
    );
  }
  await ledger.postpone(key);
}

/** A machine that knows the secret which its address was sealed with may tell it. */
async function leave(options: DueCallsOptions, call: ServiceCall): Promise<void> {
  const { key, service, attempts } = call;
  const reason = 'its address cannot be read';
  if (attempts >= attemptsMade) return giveUp(options, { call }, reason);
  options.context.logger.error(
    { service, attempts, pauseMs: pauseAfter(attempts), reason },
    'A decision could not be told; it is told again.',
  );
  await options.ledger.postpone(key);
}

async function deliver(
  { context: { signal }, find }: DueCallsOptions,
  decision: Omit<LateDecision, 'identity'>,
): Promise<Delivery> {
  const { connection } = find(decision.service) ?? {};
  if (!connection) throw new ProviderError('unavailable', 'This kit does not serve the service.');
  const delivery = await within(connection.deliver(decision, { signal }), {
    ms: longestDeliveryMs,
    late: undefined,
  });
  if (!delivery) throw new ProviderError('unavailable', 'It was not told in time.');
  return delivery;
}

async function giveUp(
  { context, ledger }: DueCallsOptions,
  { call, about }: { readonly call: ServiceCall; readonly about?: ServiceRequest['about'] },
  reason: string,
): Promise<void> {
  const { key, service, attempts } = call;
  await ledger.finish(key);
  context.logger.error(
    { service, ...about, attempts, reason },
    'A decision was never taken by the caller that waited for it.',
  );
}
