// What the store needs from a driver of SQLite.

/** A prepared statement, as Kysely runs it. */
export interface SqliteStatement {
  /** Whether it gives rows. */
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): {
    readonly changes: number | bigint;
    readonly lastInsertRowid: number | bigint;
  };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

/** An open file. Its errors have SQLite's own codes, such as `SQLITE_BUSY`. */
export interface SqliteFile {
  exec(text: string): unknown;
  prepare(text: string): SqliteStatement;
  close(): unknown;
}

export type OpenSqliteFile = (path: string) => SqliteFile;
