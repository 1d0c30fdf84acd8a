// Erases what is kept of a customer's calls. A caller that waits is owed an answer all the same: no, because
// there is no such customer any more. The answer takes the way of every late decision: with it the request is
// deleted, and once the caller has taken it, the caller's ids of the customer are deleted too.

import type { ServicesConnection } from '../../providers/services.js';
import type { Context } from '../context.js';
import type { ServiceCall } from '../store/stored-calls.js';
import { within } from '../wait-at-most.js';
import type { Ledger } from './ledger.js';

export interface CallEraserOptions {
  readonly context: Pick<Context, 'store'>;
  readonly ledger: Pick<Ledger, 'open' | 'decide'>;
  readonly connectionOf: (service: string) => ServicesConnection | undefined;
  /** Names of this kit's services. */
  readonly names: () => readonly string[];
  /** Delivers decisions that are owed. */
  readonly tellDecisions: () => Promise<void>;
}

/** Answers the calls of a customer; resolves to how many answers their callers have not taken yet. */
export type EraseCalls = (userId: string) => Promise<number>;

const batch = 200;
/** The rest is told by the sweeper. */
const longestTellingMs = 10_000;

export function createCallEraser(options: CallEraserOptions): EraseCalls {
  const { context, names, tellDecisions } = options;
  const { store } = context;
  return async (userId) => {
    const keys: string[] = [];
    for (let after = ''; ;) {
      const calls = await store.sealedCalls({ services: names(), after, limit: batch });
      for (const call of calls) if (await isAnswered(options, call, userId)) keys.push(call.key);
      const last = calls.at(-1);
      if (!last || calls.length < batch) break;
      after = last.key;
    }
    if (keys.length > 0) await within(tellDecisions(), { ms: longestTellingMs, late: undefined });
    const calls = await Promise.all(keys.map((key) => store.findCall(key)));
    return calls.filter((call) => call?.phase === 'decided').length;
  };
}

/** Whether a call is this customer's; then it has its answer. */
async function isAnswered(
  { ledger, connectionOf }: CallEraserOptions,
  call: ServiceCall,
  userId: string,
): Promise<boolean> {
  const connection = connectionOf(call.service);
  const kept = connection?.ofErased && (await ledger.open(call));
  const decision = kept === undefined ? undefined : connection?.ofErased?.(kept, userId);
  if (!decision) return false;
  const { body, address, decides } = decision;
  const audited = decides && { service: call.service, ...connection?.about?.(address), ...decides };
  if (call.answer === undefined) await ledger.decide(call.key, { body, address, audited });
  return true;
}
