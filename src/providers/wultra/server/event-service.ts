// /process/event: the merchant is told of what has finished. The caller looks at no answer, so there is
// nothing to refuse.

import type { Service } from '../../services.js';
import { eventRequestSchema } from '../wire/event-bodies.js';
import type { HookOptions, WultraHooks } from './hooks.js';
import { readEvent } from './read-events.js';
import { createService, photosBodyBytes } from './service.js';

/** Tells the merchant, once for an event that has an id. */
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
