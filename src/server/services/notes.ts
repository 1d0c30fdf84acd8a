// What a service keeps between its calls, sealed in the store. The last writer wins, unless it looks first.

import type { Notes } from '../../providers/services.js';
import type { Context } from '../context.js';
import { nameCall } from './call-key.js';

/** Keeps notes among the calls. A note waits for nobody, and the purge removes it by its age. */
export function createNotes({ store, sealer, now }: Pick<Context, 'store' | 'sealer' | 'now'>): Notes {
  const nameNote = (place: readonly string[]) => nameCall({ service: 'note', identity: place }, sealer);

  const textOf = async (key: string, sealed: string | undefined) =>
    sealed === undefined ? undefined : sealer.open(sealed, key);

  const notes: Notes = {
    async read(place) {
      const key = await nameNote(place);
      return textOf(key, (await store.findCall(key))?.sealed);
    },

    async write(place, text) {
      await notes.change(place, () => text);
    },

    async change(place, next) {
      const key = await nameNote(place);
      for (;;) {
        const stored = await store.findCall(key);
        const text = next(await textOf(key, stored?.sealed));
        if (text === undefined) return false;
        const sealed = await sealer.seal(text, key);
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
        if (isWritten) return true;
      }
    },
  };
  return notes;
}
