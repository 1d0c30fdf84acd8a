// SQLite: one file, for one machine.

import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Kysely, SqliteDialect } from 'kysely';
import Libsql from 'libsql';
import { KycError } from '../../../enrolment/errors.js';
import type { Store } from '../contract.js';
import { createEngine, patiently, sqliteDialect } from './engine.js';
import { migrate } from './migrations.js';
import type { Schema } from './schema.js';
import { sqlStore } from './sql-store.js';

// `synchronous = full` because a verdict that was told must outlast a power cut; `secure_delete` because what was sealed is to be gone.
const settings = ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on', 'secure_delete = on', 'busy_timeout = 5'];

/**
 * Opens a store in a file, which is made if need be.
 *
 * @throws KycError `CONFIGURATION_INVALID` when the file cannot be one
 */
export async function openSqliteStore(address: string): Promise<Store> {
  const path = address.startsWith('file://') ? fileURLToPath(address) : address.replace(/^file:/, '');
  const database = await patiently(sqliteDialect, async () => openFile(path));
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  const engine = createEngine({
    db,
    dialect: sqliteDialect,
    beforeClose: async () => void database.exec('pragma wal_checkpoint(truncate)'), // leaves one file to copy
  });
  await migrate(engine);
  return sqlStore(engine);
}

function openFile(path: string): Libsql.Database {
  try {
    closeSync(openSync(path, 'a', 0o600)); // it says who has which verdict: nobody's but the server's
    const database = new Libsql(path);
    for (const setting of settings) database.exec(`pragma ${setting}`);
    return database;
  } catch (cause) {
    if (cause instanceof Error && /busy|locked/i.test(cause.message)) throw cause;
    throw new KycError('CONFIGURATION_INVALID', `The store's file cannot be opened: ${path}. It must be a SQLite database or absent, in a folder that exists and may be written.`, { cause });
  }
}
