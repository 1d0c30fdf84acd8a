// Which SQLite opens a file: libsql where it is installed, else the one in Node. Both write the same file,
// and processes with the one and the other may share it.

import { KycError } from '../../../enrolment/errors.js';
import { findDriver } from './load-driver.js';
import { findNodeSqlite } from './node-sqlite.js';
import type { OpenSqliteFile } from './sqlite-file.js';

/** @throws KycError `CONFIGURATION_INVALID` where there is neither */
export async function loadSqlite(): Promise<OpenSqliteFile> {
  const open = (await findLibsql()) ?? findNodeSqlite();
  if (open) return open;
  throw new KycError(
    'CONFIGURATION_INVALID',
    'The store needs the package "libsql", which is not installed: npm install libsql. ' +
      'Without it, Node has SQLite itself from 24.15 on.',
  );
}

async function findLibsql(): Promise<OpenSqliteFile | undefined> {
  const { default: Database } = (await findDriver('libsql')) ?? {};
  return Database && ((path) => new Database(path));
}
