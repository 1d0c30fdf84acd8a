// What the kits of these tests keep their enrolments in: memory, unless a test file is run again over another
// store.

import type { Store } from '../../src/server/store/store.js';
import { memoryStore } from '../../src/server/store/memory.js';

let create: () => Store = () => memoryStore();

/** A new store for a kit. */
export const createStore = (): Store => create();

/** From now on kits of this test file have such stores. */
export function useStores(other: () => Store): void {
  create = other;
}
