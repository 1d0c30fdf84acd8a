// What the services do, once more, with the store that a merchant has by default.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from '../../../src/server/store/contract.js';
import { openStore } from '../../../src/server/store/open-store.js';
import { useStores } from '../../server/kit-store.js';
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

describe('over SQLite', async () => {
  await import('./services.test.js');
  await import('./waiting.test.js');
  await import('./duplicates.test.js');
});
