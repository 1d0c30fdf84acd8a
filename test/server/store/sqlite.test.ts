import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openStore } from '../../../src/server/store/open-store.js';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { describeStore } from './store-contract.js';

const folder = temporaryFolder();

describeStore('the store in SQLite', () => openStore(join(folder, `${randomUUID()}.sqlite`)));
