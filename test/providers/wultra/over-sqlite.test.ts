// What the services do, once more, with the store that a merchant has by default.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from '../../../src/server/store/store.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { useStores } from '../../server/kit-store.js';
import { gridSeed, turnOf } from '../../support/grid.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 20_000 }); // each change is written to the disk

const folder = temporaryFolder();
const opened: Store[] = [];
useStores(() => {
  const store = openStore(join(folder, `${randomUUID()}.sqlite`));
  opened.push(store);
  return store;
});
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

// The driver is loaded once a process; a caller that waits for it is no subject of these tests.
beforeAll(async () => {
  const store = openStore(join(folder, 'first.sqlite'));
  await store.find('nobody');
  await store.close();
});

/** What the store has to do with is the contract suite's; the whole of these are a grid. */
const suites = {
  services: () => import('./services.test.js'),
  waiting: () => import('./waiting.test.js'),
  erasure: () => import('./erasure.test.js'),
  duplicates: () => import('./duplicates.test.js'),
};

describe(`over SQLite (slice ${gridSeed})`, async () => {
  for (const load of turnOf(Object.values(suites), gridSeed)) await load();
});
