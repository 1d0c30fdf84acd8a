// The tables as SQL for a database administrator, where the kit's own user may make none. It is what the
// migrations themselves would do, said instead of done.

import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { postgresDialect } from './engine.js';
import { migrationsOf, tableName } from './migrations.js';

export interface PrintOptions {
  /** Name of the last migration that the tables have had; without it all are printed. */
  readonly after?: string | undefined;
}

/**
 * The statements for PostgreSQL, in one transaction.
 *
 * @throws RangeError for a migration that there is not
 */
export async function printMigrations({ after }: PrintOptions = {}): Promise<string> {
  const migrations = Object.entries(migrationsOf(postgresDialect));
  const names = migrations.map(([name]) => name);
  if (after !== undefined && !names.includes(after))
    throw new RangeError(`There is no migration "${after}". There are: ${names.join(', ')}.`);

  const statements: string[] = [];
  const db = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (given) => new PostgresIntrospector(given),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void statements.push(`${query.sql.replaceAll(/\s+/g, ' ').trim()};`),
  });
  if (after === undefined) statements.push(...ownTables);
  for (const [name, { up }] of migrations.slice(after === undefined ? 0 : names.indexOf(after) + 1)) {
    statements.push('', `-- ${name}`);
    await up(db);
    const done = new Date().toISOString();
    statements.push(`insert into "${tableName}" ("name", "timestamp") values ('${name}', '${done}');`);
  }
  await db.destroy();
  return ['begin;', ...statements, '', 'commit;', ''].join('\n');
}

/** Where it is kept which migrations there were. */
const ownTables = [
  `create table "${tableName}" ` +
    '("name" varchar(255) not null primary key, "timestamp" varchar(255) not null);',
  `create table "${tableName}_lock" ` +
    '("id" varchar(255) not null primary key, "is_locked" integer default 0 not null);',
  `insert into "${tableName}_lock" ("id", "is_locked") values ('migration_lock', 0);`,
];
