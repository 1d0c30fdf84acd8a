// Reads a store's database, for tests that look for what must not be in it.

import Libsql from 'libsql';
import pg from 'pg';
import * as z from 'zod/mini';

const named = z.array(z.object({ name: z.string() }));

/** Every row of every table of a database, as one text. */
export async function readRows(address: string): Promise<string> {
  return address.startsWith('postgres:') ? readPostgres(address) : readSqlite(address);
}

async function readPostgres(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query(
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    const tables: string[] = [];
    for (const { name } of named.parse(rows))
      tables.push(`${name}: ${JSON.stringify((await client.query(`select * from "${name}"`)).rows)}`);
    return tables.join('\n');
  } finally {
    await client.end();
  }
}

function readSqlite(path: string): string {
  const database = new Libsql(path);
  try {
    const tables = named.parse(database.prepare("select name from sqlite_master where type = 'table'").all());
    return tables
      .map(({ name }) => `${name}: ${JSON.stringify(database.prepare(`select * from ${name}`).all())}`)
      .join('\n');
  } finally {
    database.close();
  }
}
