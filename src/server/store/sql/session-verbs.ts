// The store's verbs for sessions.

import { sql } from 'kysely';
import type { Logger } from '../../logger.js';
import type { StoredSession } from '../../session/phases.js';
import { knownPhases } from '../../session/stored-fields.js';
import type { Claim, Opening, Recalled, Remembered, Settlement, Store } from '../store.js';
import { abandoned, hasOvertaken, mostKeys, mustStay, settlement } from '../transitions.js';
import { appendNote, writeNoted } from './audit-verbs.js';
import { compiledOnce } from './compiled-once.js';
import type { Database, Engine } from './engine.js';
import { fillOutbox } from './outcome-verbs.js';
import { openAtOnce, openCounted } from './open-at-once.js';
import type { SessionRow } from './schema.js';
import { readableRows } from './readable-rows.js';
import { readSessionRow, sessionRow } from './session-rows.js';
import { lockUser, newestId, setNewest } from './users.js';

type SessionVerbs = Pick<
  Store,
  | 'find'
  | 'newest'
  | 'recall'
  | 'remember'
  | 'open'
  | 'openCounted'
  | 'forget'
  | 'write'
  | 'settle'
  | 'claimDueReads'
>;

export function sessionVerbs(engine: Engine, logger: Logger): SessionVerbs {
  /** Locks a session, so that nobody else changes it until this transaction ends. */
  async function take(db: Database, id: string): Promise<StoredSession | undefined> {
    const row = await db
      .selectFrom('kyc_sessions')
      .selectAll()
      .where('id', '=', id)
      .$if(engine.locksRows, (query) => query.forUpdate())
      .executeTakeFirst();
    return row && readSessionRow(row);
  }

  async function open(opening: Opening): Promise<boolean> {
    const { session, after, key } = opening;
    if (await openAtOnce(engine, opening)) return true;
    // If many requests come at once, all but the first are turned away here, before they queue for the user's
    // row.
    if ((await engine.read((db) => newestId(db, session.userId))) !== after) return false;
    return engine.transact(async (db) => {
      const newest = await lockUser(db, session.userId);
      if (newest !== after || (await exists(db, session.id))) return false;
      if (key !== undefined && (await hasKey(db, { userId: session.userId, key }))) return false;
      const previous = newest === undefined ? undefined : await take(db, newest);
      if (previous && (mustStay(previous, session) || hasOvertaken(previous, session))) return false;
      if (previous?.phase === 'opening') await replace(db, abandoned(previous, session.createdAt));
      await db.insertInto('kyc_sessions').values(sessionRow(session)).execute();
      await setNewest(db, { userId: session.userId, sessionId: session.id });
      if (key !== undefined)
        await db
          .insertInto('kyc_request_keys')
          .values({
            user_id: session.userId,
            request_key: key,
            session_id: session.id,
            remembered_at: session.createdAt,
          })
          .execute();
      return true;
    });
  }

  const forget = (id: string) =>
    engine.transact(async (db) => {
      const known = await find(db, id);
      if (known?.phase !== 'opening') return;
      const newest = await lockUser(db, known.userId);
      const session = await take(db, id);
      if (session?.phase !== 'opening') return;
      await db.deleteFrom('kyc_sessions').where('id', '=', id).execute();
      if (newest !== id) return;
      const former =
        session.follows !== undefined && (await exists(db, session.follows)) ? session.follows : null;
      await setNewest(db, { userId: session.userId, sessionId: former });
    });

  const settle = (given: Settlement) =>
    engine.transact(async (db) => {
      const stored = await take(db, given.sessionId);
      const step = stored && settlement(stored, given);
      if (!step) return stored;
      const settled = { ...step.session, version: stored.version + 1 };
      const { id, ...row } = sessionRow(settled);
      await db.updateTable('kyc_sessions').set(row).where('id', '=', id).execute();
      await fillOutbox(db, { owed: step.owed, sessionId: id, at: given.at, locksRows: engine.locksRows });
      await appendNote(db, step.note);
      return settled;
    });

  const claimDueReads = ({ now, leaseMs, limit }: Claim) =>
    engine.transact(async (db) => {
      const due = await db
        .selectFrom('kyc_sessions')
        .select('id')
        .where('read_due_at', '<=', now)
        .where('phase', 'in', knownPhases)
        .orderBy('read_due_at')
        .limit(limit)
        .$if(engine.locksRows, (query) => query.forUpdate().skipLocked())
        .execute();
      if (due.length === 0) return [];
      const claimed = await db
        .updateTable('kyc_sessions')
        .set((column) => ({ read_due_at: now + leaseMs, version: column('version', '+', 1) }))
        .where(
          'id',
          'in',
          due.map(({ id }) => id),
        )
        .returningAll()
        .execute();
      return readableRows(claimed, { logger, read: readSessionRow, idOf: ({ id }) => ({ sessionId: id }) });
    });

  return {
    find: (id) => engine.read((db) => find(db, id)),
    newest: (userId) => engine.read((db) => findNewest(db, userId)),
    recall: (userId, key) => engine.read((db) => recall(db, { userId, key })),
    remember: (userId, key, answer) => engine.write((db) => remember(db, { userId, key, ...answer })),
    open,
    // SQLite would need a transaction for it, which is more statements, and counts a group at once anyway.
    ...(engine.name === 'postgres' && {
      openCounted: (opening, counting) => openCounted(engine, opening, counting),
    }),
    forget,
    write: (session, note) => writeNoted(engine, note, (db) => replace(db, session)),
    settle,
    claimDueReads,
  };
}

const sessionById = compiledOnce(({ id }: { id: string }, db) =>
  db.selectFrom('kyc_sessions').selectAll().where('id', '=', id).compile(),
);

async function find(db: Database, id: string): Promise<StoredSession | undefined> {
  const [row] = (await sessionById(db, { id })).rows;
  return row && readSessionRow(row);
}

async function exists(db: Database, id: string): Promise<boolean> {
  return (
    (await db.selectFrom('kyc_sessions').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
  );
}

const newestSessions = (db: Database, userId: string) =>
  db
    .selectFrom('kyc_users')
    .innerJoin('kyc_sessions', 'kyc_sessions.id', 'kyc_users.newest_session_id')
    .selectAll('kyc_sessions')
    .where('kyc_users.user_id', '=', userId);

async function findNewest(db: Database, userId: string): Promise<StoredSession | undefined> {
  const row = await newestSessions(db, userId).executeTakeFirst();
  return row && readSessionRow(row);
}

const keyedSessions = (db: Database, { userId, key }: { userId: string; key: string }) =>
  db
    .selectFrom('kyc_request_keys')
    .innerJoin('kyc_sessions', 'kyc_sessions.id', 'kyc_request_keys.session_id')
    .where('kyc_request_keys.user_id', '=', userId)
    .where('kyc_request_keys.request_key', '=', key);

async function hasKey(db: Database, asked: { userId: string; key: string }): Promise<boolean> {
  return (await keyedSessions(db, asked).select('kyc_sessions.id').executeTakeFirst()) !== undefined;
}

const recalled = compiledOnce(({ userId, key }: { userId: string; key: string }, db) =>
  newestSessions(db, userId)
    .select(sql<number>`0`.as('is_answered'))
    .unionAll(
      keyedSessions(db, { userId, key })
        .selectAll('kyc_sessions')
        .select(sql<number>`1`.as('is_answered')),
    )
    .compile(),
);

async function recall(
  db: Database,
  { userId, key }: { userId: string; key: string | undefined },
): Promise<Recalled> {
  if (key === undefined) return { newest: await findNewest(db, userId), answered: undefined };
  const { rows } = await recalled(db, { userId, key });
  const read = (isAnswered: number) => {
    const row = rows.find((one) => one.is_answered === isAnswered);
    return row && readSessionRow(row);
  };
  return { newest: read(0), answered: read(1) };
}

/** One statement, so that the session cannot be purged halfway. */
async function remember(
  db: Database,
  { userId, key, sessionId, at }: Remembered & { userId: string; key: string },
): Promise<void> {
  await db
    .insertInto('kyc_request_keys')
    .columns(['user_id', 'request_key', 'session_id', 'remembered_at'])
    .expression((from) =>
      from
        .selectFrom('kyc_sessions')
        .select(({ val }) => [
          val(userId).as('user_id'),
          val(key).as('request_key'),
          'id as session_id',
          sql<number>`cast(${at} as double precision)`.as('remembered_at'),
        ])
        .where('id', '=', sessionId)
        .where(
          sql<number>`(select count(*) from kyc_request_keys where session_id = ${sessionId})`,
          '<',
          mostKeys,
        ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What no happening changes. SQLite would write the indexes of a column that is set, changed or not. */
type Lasting = 'id' | 'user_id' | 'provider' | 'created_at';

const replacement = compiledOnce((given: Omit<SessionRow, 'verdict'> & { next: number }, db) =>
  db
    .updateTable('kyc_sessions')
    .set({
      version: given.next,
      phase: given.phase,
      read_due_at: given.read_due_at,
      closed_at: given.closed_at,
      rest: given.rest,
    } satisfies Record<Exclude<keyof SessionRow, Lasting | 'verdict'>, unknown>)
    .where('id', '=', given.id)
    .where('version', '=', given.version)
    .compile(),
);

/** Compare-and-set of everything that a happening changes but the verdict. Returns whether it wrote. */
async function replace(db: Database, session: StoredSession): Promise<boolean> {
  const { verdict: _, ...row } = sessionRow(session);
  const { numAffectedRows } = await replacement(db, { ...row, next: session.version + 1 });
  return numAffectedRows === 1n;
}
