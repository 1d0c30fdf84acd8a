// A connection to a SQLite file in the form that Kysely expects.

import type { SqliteDatabase } from 'kysely';
import { isConflict, sqliteDialect } from './engine.js';
import type { SqliteFile, SqliteStatement } from './sqlite-file.js';

export interface SqliteConnection extends SqliteDatabase {
  /** Whether a statement found the database busy outside a transaction, and must be finished inside one. */
  readonly isStuck: boolean;
}

// Enough for all statements of the kit, except those with lists of varying length.
const mostStatements = 100;

/**
 * Begins and ends transactions by `exec`, and keeps prepared statements. One that finds the database busy
 * stays in progress in libsql until it runs to its end or is collected, and nothing can be committed meanwhile
 * (tursodatabase/libsql-js pull request 238, true of 0.5.29 in September 2026): it is run to its end in a
 * transaction before the next one, and undone with it.
 */
export function connectSqlite(database: SqliteFile): SqliteConnection {
  const prepared = new Map<string, SqliteStatement>();
  let stuck: (() => void) | undefined;

  function statementOf(text: string): SqliteStatement {
    const kept = prepared.get(text);
    if (kept) return kept;
    const statement = database.prepare(text);
    if (prepared.size < mostStatements) prepared.set(text, statement);
    return statement;
  }

  function execute(text: string) {
    database.exec(text);
    if (stuck && text.startsWith('begin')) {
      endStuck(stuck);
      database.exec(text);
    }
    return { changes: 0, lastInsertRowid: 0 };
  }

  function endStuck(run: () => void): void {
    try {
      run();
    } catch {
      // Failing on a constraint finishes the statement too.
    }
    stuck = undefined;
    database.exec('rollback');
  }

  /** Remembers a statement that was left in progress. */
  function watched<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      if (isConflict(sqliteDialect, error)) stuck = run;
      throw error;
    }
  }

  return {
    get isStuck() {
      return stuck !== undefined;
    },
    prepare(text) {
      if (/^(begin|commit|rollback)/.test(text))
        return { reader: false, all: () => [], run: () => execute(text), iterate: () => [].values() };
      const statement = statementOf(text);
      return {
        reader: statement.reader,
        all: (parameters) => watched(() => statement.all(parameters)),
        run: (parameters) => watched(() => statement.run(parameters)),
        iterate: (parameters) => statement.iterate(parameters),
      };
    },
    close: () => void database.close(),
  };
}
