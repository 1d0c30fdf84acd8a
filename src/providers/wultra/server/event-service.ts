// /process/event: tells the merchant what has finished. The caller ignores the answer, so there is nothing to
// refuse.

import type { Service } from '../../services.js';
import { eventRequestSchema } from '../wire/event-bodies.js';
import type { HookOptions, WultraHooks } from './service-hooks.js';
import { readEvent } from './read-events.js';
import { createService, photosBodyBytes } from './service.js';

/** Tells the merchant. An event with an id is told only once. */
export function createEvents(
  { onProcessEvent }: WultraHooks,
  { withinMs }: Pick<HookOptions, 'withinMs'>,
): Service {
  return createService({
    name: 'process/event',
    maxBodyBytes: photosBodyBytes,
    body: eventRequestSchema,
    request: (body) => ({
      identity: body.id == null ? undefined : [body.processId, body.id],
      async ask({ signal }) {
        await onProcessEvent?.(readEvent(body), { signal, withinMs });
        return { at: 'answered' };
      },
    }),
  });
}
