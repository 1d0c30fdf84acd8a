// The durable store: one for SQLite and PostgreSQL. Each verb is one transaction; what the transitions mean
// is decided in ../transitions.ts. It must never keep anything outside the database, because there may be
// several machines.

import type { Store } from '../contract.js';
import { callVerbs } from './calls.js';
import { consentVerbs } from './consents.js';
import type { Engine } from './engine.js';
import { outcomeVerbs } from './outcomes.js';
import { purge } from './purge.js';
import { sessionVerbs } from './sessions.js';

/** A store in a database whose tables are up to date. */
export function sqlStore(engine: Engine): Store {
  return {
    ...sessionVerbs(engine),
    ...outcomeVerbs(engine),
    ...consentVerbs(engine),
    ...callVerbs(engine),
    purge: (ages) => purge(engine, ages),
    close: () => engine.close(),
  };
}
