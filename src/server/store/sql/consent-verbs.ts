// The store's verbs for consents. Rows are added and read, never changed.

import type { Selectable } from 'kysely';
import * as z from 'zod/mini';
import type { AuditNote } from '../../audit/audit-chain.js';
import { hasAgreedEnough, isNews } from '../stored-consents.js';
import type { AcceptanceLimit, ConsentEvidence } from '../stored-consents.js';
import type { Store } from '../store.js';
import { appendNote } from './audit-verbs.js';
import type { Database, Engine } from './engine.js';
import type { ConsentRow } from './schema.js';
import { lockUser } from './users.js';

type ConsentVerbs = Pick<Store, 'addConsent' | 'consents'>;

export function consentVerbs(engine: Engine): ConsentVerbs {
  async function addConsent(
    evidence: ConsentEvidence,
    limit?: AcceptanceLimit,
    note?: AuditNote,
  ): Promise<boolean> {
    if (!isNews(evidence, await engine.read((db) => newestOf(db, evidence)))) return false;
    return engine.transact(async (db) => {
      await lockUser(db, evidence.userId); // of two equal decisions at once, the second is not stored
      if (!isNews(evidence, await newestOf(db, evidence))) return false;
      if (limit && hasAgreedEnough(await decisionsOf(db, evidence, limit), limit)) return false;
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('kyc_consents')
        .values(consentRow(evidence))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      await appendNote(db, note);
      return true;
    });
  }

  const consents = (userId: string) =>
    engine.read(async (db) => {
      const rows = await db
        .selectFrom('kyc_consents')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('seq')
        .execute();
      return rows.map(readConsentRow);
    });

  return { addConsent, consents };
}

/** What the user has decided about texts of this type since then. */
async function decisionsOf(
  db: Database,
  { userId, consentType }: ConsentEvidence,
  { since }: AcceptanceLimit,
): Promise<readonly Pick<ConsentEvidence, 'decision' | 'at'>[]> {
  const rows = await db
    .selectFrom('kyc_consents')
    .select(['decision', 'decided_at'])
    .where('user_id', '=', userId)
    .where('consent_type', '=', consentType)
    .where('decided_at', '>', since)
    .execute();
  return rows.map((row) => ({ decision: decisionSchema.parse(row.decision), at: row.decided_at }));
}

/** The user's newest decision of the same type. */
async function newestOf(
  db: Database,
  { userId, consentType }: ConsentEvidence,
): Promise<ConsentEvidence | undefined> {
  const row = await db
    .selectFrom('kyc_consents')
    .selectAll()
    .where('user_id', '=', userId)
    .where('consent_type', '=', consentType)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && readConsentRow(row);
}

const consentRow = ({
  id,
  userId,
  consentType,
  version,
  language,
  textHash,
  decision,
  at,
  processId,
}: ConsentEvidence) => ({
  id,
  user_id: userId,
  consent_type: consentType,
  version,
  language,
  text_hash: textHash,
  decision,
  decided_at: at,
  process_id: processId ?? null,
});

const decisionSchema = z.enum(['accepted', 'declined', 'withdrawn']);

function readConsentRow(row: Selectable<ConsentRow>): ConsentEvidence {
  return {
    id: row.id,
    userId: row.user_id,
    consentType: row.consent_type,
    version: row.version,
    language: row.language,
    textHash: row.text_hash,
    decision: decisionSchema.parse(row.decision),
    at: row.decided_at,
    processId: row.process_id ?? undefined,
  };
}
