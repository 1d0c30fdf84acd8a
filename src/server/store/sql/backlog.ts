// A store's verb that counts what waits, for metrics.

import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Backlog } from '../store.js';
import type { Engine } from './engine.js';

/** Without it, each count reads every session that there is. A large table may have it already, by hand. */
export async function indexReviews(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index if not exists kyc_sessions_review on kyc_sessions (phase) where phase = 'review'
  `.execute(db);
}

/** In one statement, whose counts come as texts from PostgreSQL. */
export async function countBacklog(engine: Engine): Promise<Backlog> {
  const { rows } = await engine.read((db) =>
    sql<Record<keyof Backlog, number | string>>`
      select
        (select count(*) from kyc_outcomes) as "undelivered",
        (select count(*) from kyc_sessions where phase = 'review') as "reviews",
        (select count(*) from kyc_service_calls
          where phase in ('waiting', 'decided') and service <> 'note') as "waitingCalls",
        (select count(*) from kyc_audit) as "auditLines"
    `.execute(db),
  );
  const [row] = rows;
  return {
    undelivered: Number(row?.undelivered ?? 0),
    reviews: Number(row?.reviews ?? 0),
    waitingCalls: Number(row?.waitingCalls ?? 0),
    auditLines: Number(row?.auditLines ?? 0),
  };
}
