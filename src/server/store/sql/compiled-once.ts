// Statements that are put together once. Kysely takes longer to do it than SQLite takes to run them, and only
// their values differ from one time to the next.

import type { CompiledQuery, QueryResult } from 'kysely';
import type { Database } from './engine.js';

/** Stands for a value while a statement is put together. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A value for each name. */
type Values<Given> = { readonly [Name in keyof Given]: string | number | null };

/**
 * A statement that is put together at its first use, with one text for each database. `build` gets something
 * that stands for each value, so it must not look at them.
 */
export function compiledOnce<Given extends Values<Given>, Row>(
  build: (given: Given, db: Database) => CompiledQuery<Row>,
): (db: Database, given: Given) => Promise<QueryResult<Row>> {
  const compiled = new WeakMap<object, CompiledQuery<Row>>();
  return (db, given) => {
    const { adapter } = db.getExecutor();
    const statement = compiled.get(adapter) ?? build(slots as Given, db);
    compiled.set(adapter, statement);
    const parameters = statement.parameters.map((value) =>
      value instanceof Slot ? given[value.name as keyof Given] : value,
    );
    return db.executeQuery({ ...statement, parameters });
  };
}

const slots: object = new Proxy({}, { get: (_, name) => new Slot(String(name)) });
