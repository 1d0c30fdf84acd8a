// The store's verb for lists of sessions, which support staff use.

import type { Kysely } from 'kysely';
import type { ListedSession, SessionQuery } from '../store.js';
import type { Engine } from './engine.js';
import { readSessionRow } from './session-rows.js';

/**
 * Adds indexes, so that the newest sessions are found without reading all of them. A large table may have
 * them already, made by hand.
 */
export async function indexByAge(db: Kysely<unknown>): Promise<void> {
  const columns = { kyc_sessions_created: 'created_at', kyc_sessions_user: 'user_id' };
  for (const [name, column] of Object.entries(columns))
    await db.schema.createIndex(name).ifNotExists().on('kyc_sessions').column(column).execute();
}

export async function listSessions(engine: Engine, query: SessionQuery): Promise<readonly ListedSession[]> {
  const { id, userId, phases, isDecided, provider, since, before, limit } = query;
  const rows = await engine.read((db) => {
    let found = db.selectFrom('kyc_sessions').selectAll();
    if (id !== undefined) found = found.where('id', '=', id);
    if (userId !== undefined) found = found.where('user_id', '=', userId);
    if (phases) found = found.where('phase', 'in', phases);
    if (isDecided !== undefined) found = found.where('verdict', isDecided ? 'is not' : 'is', null);
    if (provider !== undefined) found = found.where('provider', '=', provider);
    if (since !== undefined) found = found.where('created_at', '>=', since);
    if (before !== undefined) found = found.where('created_at', '<', before);
    return found.orderBy('created_at', 'desc').limit(limit).execute();
  });
  if (rows.length === 0) return [];
  const undelivered = await engine.read((db) =>
    db
      .selectFrom('kyc_outcomes')
      .select(['event_id', 'session_id', 'attempts'])
      .where(
        'session_id',
        'in',
        rows.map((row) => row.id),
      )
      .orderBy('position')
      .execute(),
  );
  return rows.map((row) => ({
    session: readSessionRow(row),
    undelivered: undelivered
      .filter((outcome) => outcome.session_id === row.id)
      .map(({ event_id: eventId, attempts }) => ({ eventId, attempts })),
  }));
}
