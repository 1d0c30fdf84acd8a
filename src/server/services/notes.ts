// What a service keeps between its calls, sealed in the store. The last writer wins.

import type { Notes } from '../../providers/services.js';
import type { Context } from '../context.js';
import { nameCall } from './call-key.js';

/** Keeps notes among the calls. A note waits for nobody, and the purge removes it by its age. */
export function createNotes({ store, sealer, now }: Pick<Context, 'store' | 'sealer' | 'now'>): Notes {
  const nameNote = (place: readonly string[]) => nameCall({ service: 'note', identity: place }, sealer);

  return {
    async read(place) {
      const key = await nameNote(place);
      const sealed = (await store.findCall(key))?.sealed;
      return sealed === undefined ? undefined : sealer.open(sealed, key);
    },

    async write(place, text) {
      const key = await nameNote(place);
      const sealed = await sealer.seal(text, key);
      for (;;) {
        const stored = await store.findCall(key);
        const isWritten = stored
          ? await store.writeCall({ ...stored, sealed })
          : await store.beginCall({
              key,
              service: 'note',
              version: 0,
              phase: 'waiting',
              sealed,
              createdAt: now(),
              attempts: 0,
            });
        if (isWritten) return;
      }
    },
  };
}
