// A row that is written to see whether anything can be: reading tells nothing of a full disk, or of a
// database that has become a read-only copy.

import type { Kysely } from 'kysely';
import type { Engine } from './engine.js';

export async function createProbes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kyc_probes')
    .addColumn('id', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('written_at', 'double precision', (column) => column.notNull())
    .execute();
}

/** Writes it. */
export async function probe(engine: Engine, at: number): Promise<void> {
  await engine.write((db) =>
    db
      .insertInto('kyc_probes')
      .values({ id: 1, written_at: at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ written_at: at }))
      .execute(),
  );
}
