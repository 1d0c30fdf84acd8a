// One session's outcomes are delivered in order: each has a position among those of its session.

import type { Kysely } from 'kysely';

export async function orderOutcomes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('kyc_outcomes')
    .addColumn('position', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
}
