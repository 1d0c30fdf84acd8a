// The tables of 0.1.0.

import { sql } from 'kysely';
import type { ColumnDataType, ColumnDefinitionBuilder, Kysely } from 'kysely';
import type { Dialect } from './engine.js';

/** Milliseconds. A clock may give fractions of them. */
const time: ColumnDataType = 'double precision';

const present = (column: ColumnDefinitionBuilder) => column.notNull();
const primary = (column: ColumnDefinitionBuilder) => column.notNull().primaryKey();

export async function createFirstTables(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await createSessions(db);
  await createOutcomes(db);
  await createConsents(db, dialect);
  await createServiceCalls(db);
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kyc_users')
    .addColumn('user_id', 'text', primary)
    .addColumn('newest_session_id', 'text')
    .execute();
  await db.schema.createIndex('kyc_users_newest').on('kyc_users').column('newest_session_id').execute();

  await db.schema
    .createTable('kyc_sessions')
    .addColumn('id', 'text', primary)
    .addColumn('user_id', 'text', present)
    .addColumn('provider', 'text', present)
    .addColumn('version', 'integer', present)
    .addColumn('phase', 'text', present)
    .addColumn('created_at', time, present)
    .addColumn('read_due_at', time)
    .addColumn('closed_at', time)
    .addColumn('verdict', 'text')
    .addColumn('rest', 'text', present)
    .execute();
  // One open session for each user. A session that is being opened to follow it is not counted until it is
  // open.
  await sql`
    create unique index kyc_sessions_open on kyc_sessions (user_id)
    where phase in ('page', 'provider', 'finishing')
  `.execute(db);
  await sql`
    create unique index kyc_sessions_opening on kyc_sessions (user_id) where phase = 'opening'
  `.execute(db);
  await db.schema.createIndex('kyc_sessions_due').on('kyc_sessions').column('read_due_at').execute();
  await db.schema.createIndex('kyc_sessions_closed').on('kyc_sessions').column('closed_at').execute();

  await db.schema
    .createTable('kyc_request_keys')
    .addColumn('user_id', 'text', present)
    .addColumn('request_key', 'text', present)
    .addColumn('session_id', 'text', (column) =>
      column.notNull().references('kyc_sessions.id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('kyc_request_keys_pk', ['user_id', 'request_key'])
    .execute();
  await db.schema
    .createIndex('kyc_request_keys_session')
    .on('kyc_request_keys')
    .column('session_id')
    .execute();
}

async function createOutcomes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kyc_outcomes')
    .addColumn('event_id', 'text', primary)
    .addColumn('session_id', 'text', present)
    .addColumn('due_at', time, present)
    .addColumn('attempts', 'integer', present)
    .addColumn('event', 'text', present)
    .execute();
  await db.schema.createIndex('kyc_outcomes_due').on('kyc_outcomes').column('due_at').execute();
  await db.schema.createIndex('kyc_outcomes_session').on('kyc_outcomes').column('session_id').execute();
}

async function createConsents(db: Kysely<unknown>, { name }: Dialect): Promise<void> {
  const counter: ColumnDataType = name === 'sqlite' ? 'integer' : 'bigserial';
  await db.schema
    .createTable('kyc_consents')
    .addColumn('seq', counter, (column) =>
      name === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey(),
    )
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('user_id', 'text', present)
    .addColumn('consent_type', 'text', present)
    .addColumn('version', 'text', present)
    .addColumn('language', 'text', present)
    .addColumn('text_hash', 'text', present)
    .addColumn('decision', 'text', present)
    .addColumn('decided_at', time, present)
    .addColumn('process_id', 'text')
    .execute();
  await db.schema
    .createIndex('kyc_consents_user')
    .on('kyc_consents')
    .columns(['user_id', 'consent_type', 'seq'])
    .execute();
  await db.schema.createIndex('kyc_consents_age').on('kyc_consents').column('decided_at').execute();
}

async function createServiceCalls(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kyc_service_calls')
    .addColumn('call_key', 'text', primary)
    .addColumn('service', 'text', present)
    .addColumn('version', 'integer', present)
    .addColumn('phase', 'text', present)
    .addColumn('sealed', 'text')
    .addColumn('answer', 'text')
    .addColumn('created_at', time, present)
    .addColumn('due_at', time)
    .addColumn('attempts', 'integer', present)
    .execute();
  await db.schema.createIndex('kyc_service_calls_due').on('kyc_service_calls').column('due_at').execute();
  await db.schema.createIndex('kyc_service_calls_age').on('kyc_service_calls').column('created_at').execute();
}
