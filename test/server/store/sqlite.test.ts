import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../../../src/server/store/open-store.js';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeDurableStore } from './durable-store.js';
import { describeStore } from './store-contract.js';

vi.setConfig({ testTimeout: 30_000 }); // each change is written to the disk

const folder = temporaryFolder();

const newFile = () => join(folder, `${randomUUID()}.sqlite`);

describeStore('the store in SQLite', () => openStore(newFile()));
describeDurableStore('the store in SQLite, shared', { createAddress: async () => newFile() });
