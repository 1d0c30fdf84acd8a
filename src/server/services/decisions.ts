// Goes on with calls that nobody waits for: tells what was decided late, and asks again where a crash or
// failure has cut an answer short. Again with growing pauses; what the caller refuses is told a few times and
// then let go.

import { ProviderError } from '../../providers/contract.js';
import type { ServicesConnection } from '../../providers/services.js';
import type { Context } from '../context.js';
import { within } from '../deadline.js';
import { describeError } from '../logger.js';
import type { ServiceCall } from '../store/calls.js';
import type { Calls } from './calls.js';
import { pauseAfter } from './ledger.js';
import type { Ledger } from './ledger.js';

const batch = 20;
/** Longer than a hook may take, or a delivery with its repetitions. */
const leaseMs = 2 * 60_000;
/** What a call-back is authorised by is the merchant's, and may never settle. */
const longestDeliveryMs = 60_000;
/** The caller may not have stored yet that it waits. After that, a refusal is one for good. */
const refusalsTaken = 5;
/** With the pauses of the ledger a week. */
const attemptsMade = 180;

export interface DecisionsOptions {
  readonly context: Pick<Context, 'store' | 'now' | 'logger' | 'signal'>;
  readonly ledger: Ledger;
  readonly connection: Pick<ServicesConnection, 'service' | 'deliver'>;
  readonly calls: () => Calls;
}

/** Returns a function that does all that is due. */
export function createDecisions({
  context,
  ledger,
  connection,
  calls,
}: DecisionsOptions): () => Promise<void> {
  const { store, now, logger, signal } = context;

  async function goOn(call: ServiceCall): Promise<void> {
    if (call.phase === 'decided') return tell(call);
    if (call.phase === 'waiting') return askAgain(call);
    await ledger.release(call.key, { soon: true }); // whoever asked has gone, and was told nothing that binds
  }

  async function askAgain(call: ServiceCall): Promise<void> {
    const { key, service, attempts } = call;
    const memo = await ledger.open(call);
    const resume = connection.service(service)?.resume;
    try {
      if (memo === undefined || !resume) throw new TypeError('What was kept of the request cannot be read.');
      await calls().askAgain(call, resume(memo));
    } catch (error) {
      await ledger.release(key, { soon: false });
      logger.error(
        { service, attempts, pauseMs: pauseAfter(attempts), ...describeError(error) },
        'A decision that a caller waits for could not be had; it is asked for again.',
      );
    }
  }

  async function tell(call: ServiceCall): Promise<void> {
    const { key, service, attempts, answer } = call;
    const address = await ledger.open(call);
    if (address === undefined || answer === undefined) return giveUp(call, 'its address cannot be read');
    try {
      const body: unknown = JSON.parse(answer);
      const delivery = await within(connection.deliver({ service, address, body }, { signal }), {
        ms: longestDeliveryMs,
        late: undefined,
      });
      if (!delivery) throw new ProviderError('unavailable', 'It was not told in time.');
      if (delivery.at === 'delivered') {
        await ledger.finish(key);
        return;
      }
      if (attempts >= refusalsTaken) {
        await giveUp(call, delivery.reason);
        return;
      }
      logger.warn(
        { service, attempts, pauseMs: pauseAfter(attempts), reason: delivery.reason },
        'A decision was refused by the caller that waits for it; it is told again.',
      );
    } catch (error) {
      if (attempts >= attemptsMade) {
        await giveUp(call, 'it could not be reached');
        return;
      }
      const status =
        error instanceof ProviderError ? { reason: error.reason, httpStatus: error.httpStatus } : {};
      logger.error(
        { service, attempts, pauseMs: pauseAfter(attempts), ...describeError(error), ...status },
        'A decision could not be told; it is told again.',
      );
    }
    await ledger.postpone(key);
  }

  async function giveUp({ key, service, attempts }: ServiceCall, reason: string): Promise<void> {
    await ledger.finish(key);
    logger.error(
      { service, attempts, reason },
      'A decision was never taken by the caller that waited for it.',
    );
  }

  return async () => {
    const due = await store.claimDueCalls({ now: now(), leaseMs, limit: batch });
    await Promise.all(due.map(goOn));
  };
}
