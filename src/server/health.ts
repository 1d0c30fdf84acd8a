// Whether the kit can work, for load balancers and orchestrators. It tells the world nothing but yes or no.

import { within } from './wait-at-most.js';
import { describeError } from './logger.js';
import type { SafeLogger } from './logger.js';
import type { Store } from './store/store.js';

export interface HealthOptions {
  readonly store: Pick<Store, 'find'>;
  readonly logger: SafeLogger;
  readonly isClosing: () => boolean;
}

const timeoutMs = 2_000;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * Answers `{ status: 'ok' }`, or 503 with `{ status: 'unavailable' }`. Requests at the same time share one
 * read of the store.
 */
export function createHealth({ store, logger, isClosing }: HealthOptions): () => Promise<Response> {
  let probe: Promise<boolean> | undefined;
  let wasWell = true;

  async function ask(): Promise<boolean> {
    const read = store.find(nobody).then(() => undefined, describeError);
    const failure = await within(read, { ms: timeoutMs, late: { reason: 'late' } });
    if (failure && wasWell) logger.error(failure, 'The store does not answer.');
    if (!failure && !wasWell) logger.info({}, 'The store answers again.');
    return (wasWell = !failure);
  }

  return async () => {
    probe ??= isClosing() ? undefined : ask().finally(() => (probe = undefined));
    const isWell = !isClosing() && (await probe) === true;
    return Response.json({ status: isWell ? 'ok' : 'unavailable' }, { status: isWell ? 200 : 503 });
  };
}
