// SQLite as the store needs it: one connection that writes, and one that reads and never waits for the other.
// Writes that arrive meanwhile are committed together, because each commit waits for the disk.

import { Kysely, SqliteDialect } from 'kysely';
import { isConflict, patiently, sqliteDialect, transactOn } from './engine.js';
import type { Database, Engine } from './engine.js';
import type { Schema } from './schema.js';
import type { SqliteConnection } from './sqlite-connection.js';

export interface SqliteEngineOptions {
  readonly writer: SqliteConnection;
  readonly reader: SqliteConnection;
  /** Runs before each commit, and refuses it by throwing. */
  readonly beforeWrite: () => void;
  /** Runs before the connections close. */
  readonly beforeClose: () => void;
}

/** A piece of writing. It may run more than once before it is committed. */
interface Wish {
  /** Whether it is one statement, which is atomic without a transaction. */
  readonly isSingle: boolean;
  run(db: Database): Promise<void>;
  done(): void;
  failed(error: unknown): void;
}

// A larger group would keep its first member waiting.
const mostOfGroup = 64;

export function createSqliteEngine({
  writer,
  reader,
  beforeWrite,
  beforeClose,
}: SqliteEngineOptions): Engine {
  const [writing, reading] = [writer, reader].map(
    (database) => new Kysely<Schema>({ dialect: new SqliteDialect({ database }) }),
  ) as [Database, Database];
  const waiting: Wish[] = [];
  let isWriting = false;

  function wish<T>(work: (db: Database) => Promise<T>, { isSingle }: { isSingle: boolean }): Promise<T> {
    return new Promise((resolve, reject) => {
      let result: T;
      waiting.push({
        isSingle,
        run: async (db) => void (result = await work(db)),
        done: () => resolve(result),
        failed: reject,
      });
      void writeAll();
    });
  }

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) {
      await gather();
      await writeGroup(waiting.splice(0, mostOfGroup));
    }
    isWriting = false;
  }

  /** Whatever arrives joins the group, until a turn of the event loop brings nothing more. */
  async function gather(): Promise<void> {
    for (let known = 0; known < waiting.length && waiting.length < mostOfGroup;) {
      known = waiting.length;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function writeGroup(group: readonly Wish[]): Promise<void> {
    try {
      await commit(group);
      for (const { done } of group) done();
    } catch (error) {
      // One member may have made the others fail, so each is tried alone.
      if (group.length === 1) group[0]?.failed(error);
      else for (const one of group) await writeGroup([one]);
    }
  }

  /** Writes without a transaction. Returns false on a conflict. */
  async function commitAlone({ run }: Wish): Promise<boolean> {
    if (writer.isStuck) return false;
    try {
      await run(writing);
      return true;
    } catch (error) {
      if (!isConflict(sqliteDialect, error)) throw error;
      return false;
    }
  }

  async function commit(group: readonly Wish[]): Promise<void> {
    beforeWrite();
    const [only] = group;
    if (only?.isSingle && group.length === 1 && (await commitAlone(only))) return;
    await patiently(sqliteDialect, () =>
      transactOn(writing, sqliteDialect, async (db) => {
        for (const { run } of group) await run(db);
      }),
    );
  }

  return {
    ...sqliteDialect,
    read: (work) => patiently(sqliteDialect, () => work(reading)),
    write: (work) => wish(work, { isSingle: true }),
    transact: (work) => wish(work, { isSingle: false }),
    async close() {
      beforeClose();
      await Promise.all([reading.destroy(), writing.destroy()]);
    },
  };
}
