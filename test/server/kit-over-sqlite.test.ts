// What the kit does, once more, with the store that a merchant has by default.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Store } from '../../src/server/store/store.js';
import { openStore } from '../../src/server/store/open-store.js';
import { gridSeed, turnOf } from '../support/grid.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { useStores } from './kit-store.js';

vi.setConfig({ testTimeout: 20_000 }); // each change is written to the disk

const folder = temporaryFolder();
const opened: Store[] = [];
useStores(() => {
  const store = openStore(join(folder, `${randomUUID()}.sqlite`));
  opened.push(store);
  return store;
});
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())));

/** What the store has to do with is the contract suite's; the whole of these are a grid. */
const suites = {
  session: () => import('./session.test.js'),
  status: () => import('./status.test.js'),
  tennpay: () => import('./tennpay.test.js'),
  outcomes: () => import('./outcomes.test.js'),
  return: () => import('./return.test.js'),
  erasure: () => import('./back-office/erasure.test.js'),
  sessions: () => import('./back-office/sessions.test.js'),
  audit: () => import('./audit/audit-trail.test.js'),
  newSessions: () => import('./limits/new-sessions.test.js'),
  handOff: () => import('./devices/hand-off.test.js'),
  attacks: () => import('./devices/hand-off-attacks.test.js'),
  linkBySms: () => import('./devices/link-by-sms.test.js'),
  webhook: () => import('./webhook.test.js'),
};

describe(`over SQLite (slice ${gridSeed})`, async () => {
  for (const load of turnOf(Object.values(suites), gridSeed)) await load();
});
