// Node's own SQLite, where it is no experiment: it keeps what libsql keeps, and in the same file.

import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { findNodeSqlite, hasSqlite } from '../../../src/server/store/sql/node-sqlite.js';
import { openSqliteStore } from '../../../src/server/store/sql/sqlite.js';
import { openStore } from '../../../src/server/store/open-store.js';
import type { OpenStoreOptions } from '../../../src/server/store/open-store.js';
import type { Store } from '../../../src/server/store/store.js';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeDurableStore } from './durable-store.js';
import { consent } from './records.js';
import { describeStore } from './store-contract.js';

vi.setConfig({ testTimeout: 30_000 }); // each change is written to the disk

const folder = temporaryFolder();
const newFile = () => join(folder, `${randomUUID()}.sqlite`);

describe('Node’s own SQLite', () => {
  it.each([
    ['20.20.2', false],
    ['22.22.0', false],
    ['24.14.1', false],
    ['24.15.0', true],
    ['25.6.1', false],
    ['25.7.0', true],
    ['26.0.0', true],
  ])('of Node %s is used where libsql is not: %s', (version, isUsed) => {
    expect(hasSqlite(version)).toBe(isUsed);
  });
});

const open = findNodeSqlite();

/** A store that opens with its first verb. */
function openAt(path: string, options: OpenStoreOptions = {}): Store {
  const opening = openSqliteStore(path, { ...options, open });
  return new Proxy({} as Store, {
    get: (_, verb: keyof Store | 'then') =>
      verb === 'then'
        ? undefined // it is no promise
        : async (...given: never[]): Promise<unknown> => {
            const store = await opening;
            return Reflect.apply(store[verb] as (...given: never[]) => unknown, store, given);
          },
  });
}

describe.skipIf(!open)('where it is', () => {
  describeStore('the store in Node’s SQLite', () => openAt(newFile()));
  describeDurableStore('the store in Node’s SQLite, shared', {
    createAddress: async () => newFile(),
    openAt,
  });

  it('shares a file with libsql', async () => {
    const path = newFile();
    const [one, other] = [openAt(path), openStore(path)];
    await one.addConsent(consent('c1'));
    await other.addConsent(consent('c2', { version: '2' }));
    expect(await one.consents('ada')).toEqual(await other.consents('ada'));
    expect(await one.consents('ada')).toHaveLength(2);
    await Promise.all([one.close(), other.close()]);
  });
});
