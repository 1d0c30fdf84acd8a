// A kit whose provider has decided, for tests of what it says later.

import type { OutcomeEvent } from '../../src/server/store/store.js';
import { json, startKit } from './kit.js';

/** A kit whose customer was decided about; `say` is a later word, by a signed call-back. */
export async function decided(
  word: string,
  listener?: (event: OutcomeEvent) => void,
  options: Parameters<typeof startKit>[0] = {},
) {
  const outcomes: OutcomeEvent[] = [];
  const kit = startKit({
    ...options,
    onOutcome: (event) => {
      outcomes.push(event);
      listener?.(event);
    },
  });
  const { statusUrl, sessionId } = await json(kit.open());
  kit.upstream.status = word;
  await kit.ask(`${statusUrl}?seen=submitted`);
  await kit.settle();
  const say = async (later: string) => {
    kit.upstream.status = later;
    expect((await kit.webhook({ sessionId, status: later })).status).toBe(204);
    await kit.settle();
  };
  return { ...kit, statusUrl, sessionId, outcomes, say };
}
