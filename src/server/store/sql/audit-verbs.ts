// A store's verbs for the audit trail. One row holds the end of the chain; whoever adds a line locks it, so
// that lines follow each other on whatever machine. Lines that the merchant has are struck out.

import type { Kysely } from 'kysely';
import * as z from 'zod/mini';
import { beginningOfChain, chained } from '../../audit/audit-chain.js';
import type { AuditEntry, AuditLine, AuditNote } from '../../audit/audit-chain.js';
import type { Claim, Store } from '../store.js';
import type { Database, Engine } from './engine.js';

type AuditVerbs = Pick<Store, 'pseudonymOf' | 'appendAudit' | 'claimAudit' | 'settleAudit'>;

/** The tables. */
export async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kyc_pseudonyms')
    .addColumn('user_id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('pseudonym', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('kyc_audit')
    .addColumn('seq', 'double precision', (column) => column.notNull().primaryKey())
    .addColumn('line', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('kyc_audit_end')
    .addColumn('id', 'integer', (column) => column.notNull().primaryKey())
    .addColumn('seq', 'double precision', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('next_at', 'double precision', (column) => column.notNull())
    .execute();
}

const lineSchema = z.looseObject({ kind: z.string(), at: z.string(), seq: z.number(), hash: z.string() });

export function auditVerbs(engine: Engine): AuditVerbs {
  const claimAudit = ({ now, leaseMs, limit }: Claim): Promise<readonly AuditLine[]> =>
    engine.transact(async (db) => {
      if ((await lockEnd(db)).next_at > now) return [];
      const rows = await db.selectFrom('kyc_audit').select('line').orderBy('seq').limit(limit).execute();
      if (rows.length === 0) return [];
      await db
        .updateTable('kyc_audit_end')
        .set({ next_at: now + leaseMs })
        .execute();
      return rows.map(({ line }) => readLine(line));
    });

  return {
    pseudonymOf: (userId) => engine.write((db) => pseudonymOf(db, userId)),
    appendAudit: (entry) => engine.transact((db) => append(db, entry)),
    claimAudit,
    settleAudit: ({ told, nextAt }) =>
      engine.transact(async (db) => {
        await lockEnd(db);
        await db.deleteFrom('kyc_audit').where('seq', '<=', told).execute();
        await db.updateTable('kyc_audit_end').set({ next_at: nextAt }).execute();
      }),
  };
}

async function append(db: Database, entry: AuditEntry): Promise<void> {
  const line = await chained(entry, await lockEnd(db));
  const { seq, hash } = line;
  await db
    .insertInto('kyc_audit')
    .values({ seq, line: JSON.stringify(line) })
    .execute();
  await db.updateTable('kyc_audit_end').set({ seq, hash }).execute();
}

/**
 * Adds a verb's line, in the verb's transaction. It is the last that a transaction does: whoever holds the
 * end of the chain waits for nobody.
 */
export async function appendNote(db: Database, note: AuditNote | undefined): Promise<void> {
  if (!note) return;
  const { userId, ...entry } = note;
  await append(db, { ...entry, customer: await pseudonymOf(db, userId) });
}

/** Runs a verb of one statement, and with a note a transaction. `work` says whether it did anything. */
export const writeNoted = (
  engine: Engine,
  note: AuditNote | undefined,
  work: (db: Database) => Promise<boolean>,
): Promise<boolean> =>
  note
    ? engine.transact(async (db) => {
        const isDone = await work(db);
        if (isDone) await appendNote(db, note);
        return isDone;
      })
    : engine.write(work);

/** A user's pseudonym, made at random when it is first needed. */
export async function pseudonymOf(db: Database, userId: string): Promise<string> {
  const { pseudonym } = await db
    .insertInto('kyc_pseudonyms')
    .values({ user_id: userId, pseudonym: crypto.randomUUID() })
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet({ user_id: userId }))
    .returning('pseudonym')
    .executeTakeFirstOrThrow();
  return pseudonym;
}

/** The end of the chain, which nobody else changes until this transaction ends. */
const lockEnd = (db: Database) =>
  db
    .insertInto('kyc_audit_end')
    .values({ id: 1, ...beginningOfChain, next_at: 0 })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ id: 1 }))
    .returning(['seq', 'hash', 'next_at'])
    .executeTakeFirstOrThrow();

/** A line as it was written. The trail's own hash says whether somebody else has changed it. */
const readLine = (text: string): AuditLine => lineSchema.parse(JSON.parse(text)) as unknown as AuditLine;
