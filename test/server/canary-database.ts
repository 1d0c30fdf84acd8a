// The databases that are searched for canaries: SQLite's file, unless a test file is run again over another
// engine.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '../../src/server/store/store.js';
import { openStore } from '../../src/server/store/open-store.js';
import { temporaryFolder } from '../support/temporary-folder.ts';

export interface CanaryDatabase {
  readonly store: Store;
  /** Looks at what is in it now, for one that does not remember what was. */
  look(): Promise<void>;
  /** All that has been in it. */
  written(): Promise<string>;
}

let create: (() => Promise<CanaryDatabase>) | undefined;

/** From now on the tests of this file have such databases. */
export function useDatabases(other: () => Promise<CanaryDatabase>): void {
  create = other;
}

/** Makes new databases for a test file. */
export function databases(): () => Promise<CanaryDatabase> {
  const folder = temporaryFolder();
  return () => create?.() ?? Promise.resolve(sqliteIn(folder));
}

/** All that has ever been written to it is there: its log is only ever appended to while it is small. */
function sqliteIn(folder: string): CanaryDatabase {
  const path = join(folder, `${randomUUID()}.sqlite`);
  return {
    store: openStore(path),
    look: () => Promise.resolve(),
    written: () => Promise.resolve([path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join()),
  };
}
