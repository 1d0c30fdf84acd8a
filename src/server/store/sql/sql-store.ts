// The durable store, for SQLite and PostgreSQL. Each verb is one transaction; ../transitions.ts decides what
// becomes of a session. It must never keep anything outside the database, because several machines may share
// it.

import { consoleLogger } from '../../logger.js';
import type { Logger } from '../../logger.js';
import type { Store } from '../store.js';
import { auditVerbs } from './audit-verbs.js';
import { countBacklog } from './backlog.js';
import { callVerbs } from './call-verbs.js';
import { consentVerbs } from './consent-verbs.js';
import { countVerbs } from './count-verbs.js';
import type { Engine } from './engine.js';
import { eraseUser } from './erase-user.js';
import { listSessions } from './list-sessions.js';
import { outcomeVerbs } from './outcome-verbs.js';
import { probe } from './probe.js';
import { purge } from './purge.js';
import { sessionVerbs } from './session-verbs.js';

/** A store in a database whose tables are up to date. */
export function sqlStore(engine: Engine, logger: Logger = consoleLogger): Store {
  return {
    ...sessionVerbs(engine, logger),
    ...outcomeVerbs(engine, logger),
    ...consentVerbs(engine),
    ...callVerbs(engine),
    ...countVerbs(engine),
    ...auditVerbs(engine),
    backlog: () => countBacklog(engine),
    erase: (userId, note) => eraseUser(engine, userId, note),
    list: (query) => listSessions(engine, query),
    probe: (at) => probe(engine, at),
    purge: (ages) => purge(engine, ages),
    close: () => engine.close(),
  };
}
