// The store's verbs for calls of outside services.

import type { Selectable } from 'kysely';
import * as z from 'zod/mini';
import type { AuditNote } from '../../audit/audit-chain.js';
import { rewriteCall } from '../stored-calls.js';
import type { SealedCalls, ServiceCall } from '../stored-calls.js';
import type { CallClaim, Store } from '../store.js';
import { appendNote } from './audit-verbs.js';
import type { Engine } from './engine.js';
import type { ServiceCallRow } from './schema.js';

type CallVerbs = Pick<Store, 'findCall' | 'beginCall' | 'writeCall' | 'sealedCalls' | 'claimDueCalls'>;

export function callVerbs(engine: Engine): CallVerbs {
  const findCall = (key: string) =>
    engine.read(async (db) => {
      const row = await db
        .selectFrom('kyc_service_calls')
        .selectAll()
        .where('call_key', '=', key)
        .executeTakeFirst();
      return row && readCallRow(row);
    });

  const beginCall = (call: ServiceCall) =>
    engine.write(async (db) => {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('kyc_service_calls')
        .values(callRow(call))
        .onConflict((conflict) => conflict.column('call_key').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    });

  const writeCall = (call: ServiceCall, note?: AuditNote) =>
    engine.transact(async (db) => {
      const row = await db
        .selectFrom('kyc_service_calls')
        .selectAll()
        .where('call_key', '=', call.key)
        .$if(engine.locksRows, (query) => query.forUpdate())
        .executeTakeFirst();
      if (row?.version !== call.version) return false;
      await db
        .updateTable('kyc_service_calls')
        .set(callRow(rewriteCall(readCallRow(row), call)))
        .where('call_key', '=', call.key)
        .execute();
      await appendNote(db, note);
      return true;
    });

  const claimDueCalls = async ({ now, leaseMs, limit, services }: CallClaim) => {
    if (services.length === 0) return [];
    return engine.transact(async (db) => {
      const due = await db
        .selectFrom('kyc_service_calls')
        .select('call_key')
        .where('due_at', '<=', now)
        .where('service', 'in', services)
        .orderBy('due_at')
        .limit(limit)
        .$if(engine.locksRows, (query) => query.forUpdate().skipLocked())
        .execute();
      if (due.length === 0) return [];
      const claimed = await db
        .updateTable('kyc_service_calls')
        .set((column) => ({
          due_at: now + leaseMs,
          version: column('version', '+', 1),
          attempts: column('attempts', '+', 1),
        }))
        .where(
          'call_key',
          'in',
          due.map((row) => row.call_key),
        )
        .returningAll()
        .execute();
      return claimed.map(readCallRow);
    });
  };

  return {
    findCall,
    beginCall,
    writeCall,
    sealedCalls: (asked) => sealedCalls(engine, asked),
    claimDueCalls,
  };
}

async function sealedCalls(
  engine: Engine,
  { services, after, limit }: SealedCalls,
): Promise<readonly ServiceCall[]> {
  if (services.length === 0) return [];
  const rows = await engine.read((db) =>
    db
      .selectFrom('kyc_service_calls')
      .selectAll()
      .where('sealed', 'is not', null)
      .where('service', 'in', services)
      .where('call_key', '>', after)
      .orderBy('call_key')
      .limit(limit)
      .execute(),
  );
  return rows.map(readCallRow);
}

const callRow = ({
  key,
  service,
  version,
  phase,
  sealed,
  answer,
  createdAt,
  dueAt,
  attempts,
}: ServiceCall) => ({
  call_key: key,
  service,
  version,
  phase,
  sealed: sealed ?? null,
  answer: answer ?? null,
  created_at: createdAt,
  due_at: dueAt ?? null,
  attempts,
});

const phaseSchema = z.enum(['running', 'waiting', 'decided', 'done']);

function readCallRow(row: Selectable<ServiceCallRow>): ServiceCall {
  return {
    key: row.call_key,
    service: row.service,
    version: row.version,
    phase: phaseSchema.parse(row.phase),
    sealed: row.sealed ?? undefined,
    answer: row.answer ?? undefined,
    createdAt: row.created_at,
    dueAt: row.due_at ?? undefined,
    attempts: row.attempts,
  };
}
