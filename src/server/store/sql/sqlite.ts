// The SQLite store: one file, for one machine.

import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KycError } from '../../../enrolment/errors.js';
import type { Logger } from '../../logger.js';
import type { Store } from '../store.js';
import { isConflict, patiently, sqliteDialect } from './engine.js';
import { migrate } from './migrations.js';
import { sqlStore } from './sql-store.js';
import { connectSqlite } from './sqlite-connection.js';
import { loadSqlite } from './sqlite-driver.js';
import { createSqliteEngine } from './sqlite-engine.js';
import type { OpenSqliteFile, SqliteFile } from './sqlite-file.js';

// `synchronous = full`: a verdict that was told must survive a power cut. `secure_delete`: sealed data must
// be gone once deleted. `busy_timeout = 0`: SQLite would wait inside the event loop, and then this process's
// own transactions could never end.
const settings = [
  'busy_timeout = 0',
  'journal_mode = wal',
  'synchronous = full',
  'foreign_keys = on',
  'secure_delete = on',
];

export interface OpenSqliteOptions {
  readonly logger?: Logger | undefined;
  readonly migrate?: boolean | undefined;
  /** The SQLite to use; by default the one that there is. */
  readonly open?: OpenSqliteFile | undefined;
}

/**
 * Opens a store in a file, and makes the file if it does not exist.
 *
 * @throws KycError `CONFIGURATION_INVALID` when the file cannot be opened as one
 */
export async function openSqliteStore(
  address: string,
  { logger, migrate: mayChange, open: given }: OpenSqliteOptions = {},
): Promise<Store> {
  const path = address.startsWith('file://') ? fileURLToPath(address) : address.replace(/^file:/, '');
  const open = given ?? (await loadSqlite());
  const [written, read] = await patiently(sqliteDialect, async () => openTwice(path, open));
  const engine = createSqliteEngine({
    writer: connectSqlite(written),
    reader: connectSqlite(read),
    beforeWrite: refuseOnceGone(path, logger),
    beforeClose: () => leaveOneFile(written),
  });
  try {
    await migrate(engine, { mayChange });
  } catch (error) {
    for (const file of [written, read]) file.close();
    throw error;
  }
  return sqlStore(engine, logger);
}

/**
 * A file that was deleted takes writes, and all of them are gone with the process. A file of its name that
 * was made since is another one: as long as the first is open, its number is nobody else's.
 */
function refuseOnceGone(given: string, logger: Logger | undefined): () => void {
  const path = resolve(given); // the working directory may change
  const numberOf = () => statSync(path, { throwIfNoEntry: false })?.ino;
  const opened = numberOf();
  let isGone = false;
  return () => {
    const number = isGone ? undefined : numberOf();
    if (number !== undefined && number === opened) return;
    if (!isGone)
      logger?.error(
        { code: goneCode },
        "The store's file was deleted, moved or replaced while it was in use. What would be written to it " +
          'is lost, so it takes no more: put it back if it is needed, and start the server again.',
      );
    isGone = true;
    throw Object.assign(new Error("The store's file is gone."), { code: goneCode });
  };
}

const goneCode = 'STORE_FILE_GONE';

/**
 * Moves the write-ahead log into the file itself. If another process still uses the file, the last one does
 * it.
 */
function leaveOneFile(database: SqliteFile): void {
  try {
    database.exec('pragma wal_checkpoint(truncate)');
  } catch (error) {
    if (!isConflict(sqliteDialect, error)) throw error;
  }
}

/**
 * The file says who has which verdict, so only the server may read it. A file that there is must not be
 * opened here: to close it again would release the locks of all connections that this process has to it.
 * Whoever closes next would be the last one then, and delete the log that they go on writing to
 * (sqlite.org/howtocorrupt.html, 2.2).
 */
function makeFile(path: string): void {
  if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK);
  else closeSync(openSync(path, 'a', 0o600));
}

/** One connection to write and one to read; both or none. */
function openTwice(path: string, open: OpenSqliteFile): readonly [SqliteFile, SqliteFile] {
  const written = openFile(path, open);
  try {
    return [written, openFile(path, open)];
  } catch (error) {
    written.close();
    throw error;
  }
}

function openFile(path: string, open: OpenSqliteFile): SqliteFile {
  let database: SqliteFile | undefined;
  try {
    makeFile(path);
    database = open(path);
    for (const setting of settings) database.exec(`pragma ${setting}`);
    return database;
  } catch (cause) {
    database?.close();
    if (isConflict(sqliteDialect, cause)) throw cause;
    throw new KycError(
      'CONFIGURATION_INVALID',
      `The store's file cannot be opened: ${path}${codeOf(cause)}. ` +
        'It must be a SQLite database or absent, in a folder that exists and may be written.',
      { cause },
    );
  }
}

/** SQLite's code or Node's: a full disk and one that is mounted read-only look alike without it. */
const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && /^[A-Z_]+$/.test(cause.code)
    ? ` (${cause.code})`
    : '';
