// A store whose verbs may wait, or fail before or after they have done their work.

import type { Store } from '../../../src/server/store/store.js';

type Fate = 'now' | 'wait' | 'fail' | 'fail after';

/** `fate` says what becomes of a verb. Those that wait are `held`. */
export function holdStore(raw: Store, fate: () => Fate) {
  const held: (() => void)[] = [];
  const store = new Proxy(raw, {
    get(target, name) {
      const verb: unknown = Reflect.get(target, name, target);
      if (typeof verb !== 'function' || name === 'close' || name === 'createLimiter') return verb;
      return async (...given: unknown[]) => {
        const what = fate();
        if (what === 'wait') await new Promise<void>((resolve) => held.push(resolve));
        if (what === 'fail') throw new Error('The store is down.');
        const done: unknown = await Reflect.apply(verb, target, given);
        if (what === 'fail after') throw new Error('The answer of the store was lost.');
        return done;
      };
    },
  });
  return { store, held };
}
