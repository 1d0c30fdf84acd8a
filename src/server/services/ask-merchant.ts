// Asks the merchant's hook for one call that this process holds, and stores what comes of it.

import { withDeadline } from '../../providers/deadline.js';
import { ServiceRefusal } from '../../providers/services.js';
import type { ServiceAnswer, ServiceRequest } from '../../providers/services.js';
import type { Context } from '../context.js';
import { within } from '../wait-at-most.js';
import { readTold } from './ledger.js';
import type { Ledger, Told } from './ledger.js';

export interface AskOptions {
  readonly context: Pick<Context, 'signal' | 'background'>;
  readonly ledger: Ledger;
  /** Delivers decisions that are owed. */
  readonly tellDecisions: () => Promise<void>;
}

/** How long a hook may take to react to its aborted signal. */
const graceMs = 2_000;

interface Asking {
  readonly key: string;
  readonly service: string;
  readonly request: ServiceRequest;
  readonly forMs: number;
}

/** Asks the merchant for a call that we hold, and stores the result. */
export function createAsk({ context, ledger, tellDecisions }: AskOptions) {
  const { signal: closing, background } = context;
  const hooks = new Map<string, Promise<ServiceAnswer | undefined>>();

  /** A hook that still runs for a call that was moot meanwhile answers it. It may ignore its signal. */
  function askHook({ key, request, forMs }: Asking): Promise<ServiceAnswer | undefined> {
    const asked =
      hooks.get(key) ??
      within(
        withDeadline({ signal: closing, ms: forMs }, (signal) => request.ask({ signal })),
        { ms: forMs + graceMs, late: undefined },
      ).finally(() => hooks.delete(key));
    hooks.set(key, asked);
    return asked;
  }

  return async (asking: Asking): Promise<Told> => {
    const { key, service, request } = asking;
    const { later, about, decides } = request;
    try {
      const answered = await askHook(asking);
      if (!answered) throw tooLate();
      if (answered.at === 'later') {
        if (!later) throw new TypeError('Nobody can be told later.');
        const left = await ledger.leave(key, later);
        const told = left && readTold(left, later);
        if (!told) throw new Outrun();
        return told;
      }
      if (answered.forget) {
        await ledger.release(key, { soon: true });
        return { at: 'answered', body: answered.body };
      }
      const { body } = answered;
      const of = decides?.(body);
      const audited = of && { service, ...about, ...of };
      const decided = await ledger.decide(key, { body, address: later?.address, audited });
      if (decided?.phase === 'decided') background(tellDecisions);
      const told = decided && readTold(decided, later);
      if (!told) throw new Outrun();
      return told;
    } catch (error) {
      await ledger.release(key, { soon: closing.aborted });
      throw error;
    }
  };
}

/** The caller asks something else by now: what is not stored is told to nobody. */
export class Outrun extends ServiceRefusal {
  constructor() {
    super(409, 'A newer request about the same has arrived.');
  }
}

export const tooLate = () => new ServiceRefusal(503, 'The merchant did not answer in time.');
