// A store that is open already. A busy machine may take longer to open one, which loads the driver and makes
// the tables, than a request of the kit waits for it.

import { openStore } from '../../src/server/store/open-store.js';
import type { Store } from '../../src/server/store/store.js';

export async function openedStore(...given: Parameters<typeof openStore>): Promise<Store> {
  const store = openStore(...given);
  await store.find('nobody');
  return store;
}
