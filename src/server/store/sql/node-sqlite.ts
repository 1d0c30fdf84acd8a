// Node's own SQLite, in the form that the store uses. It is a release candidate (stability 1.2) since 24.15
// and 25.7, and was experimental before (nodejs.org/api/sqlite.html, read in November 2026).

import type { OpenSqliteFile, SqliteFile, SqliteStatement } from './sqlite-file.js';

/** The part of `node:sqlite` that is used: the types of the oldest supported Node have none. */
interface NodeSqlite {
  readonly DatabaseSync: new (path: string) => {
    exec(text: string): void;
    prepare(text: string): NodeStatement;
    close(): void;
  };
}

interface NodeStatement {
  columns(): readonly unknown[];
  all(...parameters: readonly unknown[]): unknown[];
  run(...parameters: readonly unknown[]): ReturnType<SqliteStatement['run']>;
  iterate(...parameters: readonly unknown[]): IterableIterator<unknown>;
}

/** Whether a Node's own SQLite is no experiment any more. */
export function hasSqlite(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 25 || (major === 25 && minor >= 7) || (major === 24 && minor >= 15);
}

/** Node's SQLite, or undefined where it has none or an experimental one. */
export function findNodeSqlite(): OpenSqliteFile | undefined {
  if (!hasSqlite(process.versions.node)) return undefined;
  // no import: bundlers and hosts that say they are such a Node may know no such module
  const { DatabaseSync } = (process.getBuiltinModule('node:sqlite') ?? {}) as Partial<NodeSqlite>;
  return DatabaseSync && ((path) => openFile(new DatabaseSync(path)));
}

function openFile(database: InstanceType<NodeSqlite['DatabaseSync']>): SqliteFile {
  return {
    exec: (text) => named(() => database.exec(text)),
    prepare(text) {
      const statement = named(() => database.prepare(text));
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => named(() => statement.all(...parameters)),
        run: (parameters) => named(() => statement.run(...parameters)),
        iterate: (parameters) => statement.iterate(...parameters),
      };
    },
    close: () => database.close(),
  };
}

/** SQLite's result codes that the store or a log reader knows (sqlite.org/rescode.html). */
const codes: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  26: 'SQLITE_NOTADB',
  261: 'SQLITE_BUSY_RECOVERY',
  517: 'SQLITE_BUSY_SNAPSHOT',
  773: 'SQLITE_BUSY_TIMEOUT',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

/** Node gives every error one code, and SQLite's number beside it. */
function named<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) {
      const number = Number(error.errcode);
      // the kind is the number's lower byte
      const code = codes[number] ?? codes[number & 0xff] ?? `SQLITE_${number}`;
      Object.defineProperty(error, 'code', { value: code, enumerable: true });
    }
    throw error;
  }
}
