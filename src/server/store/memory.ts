// The store for development and tests: everything is gone when the process ends. Production must never run on
// it.

import type { AuditNote } from '../audit/audit-chain.js';
import type { Logger } from '../logger.js';
import { rewriteCall, sealedAmong } from './stored-calls.js';
import type { ServiceCall } from './stored-calls.js';
import { hasAgreedEnough, isNews } from './stored-consents.js';
import type { AcceptanceLimit, ConsentEvidence } from './stored-consents.js';
import { auditInMemory } from './audit-in-memory.js';
import { countsInMemory } from './counts-in-memory.js';
import type { StoredSession } from '../session/phases.js';
import { isOwed, presentVerdict, readDueAtOf } from '../session/questions.js';
import type {
  CallClaim,
  Claim,
  ErasureOfStore,
  ListedSession,
  Opening,
  OutcomeEvent,
  Postponement,
  Purge,
  SessionQuery,
  Settlement,
  Store,
} from './store.js';
import { leased, withDecisionsOf } from '../session/stored-fields.js';
import { keysInMemory } from './keys-in-memory.js';
import { abandoned, dueAfter, hasOvertaken, mustStay, settlement, withDropped } from './transitions.js';

interface Undelivered {
  readonly event: OutcomeEvent;
  readonly attempts: number;
  readonly dueAt: number;
}

export interface MemoryStoreOptions {
  /** Gets one warning if the store runs in production. */
  readonly logger?: Logger | undefined;
  readonly production?: boolean | undefined;
}

/** A store in this process's memory. Each verb runs in one turn of the event loop, so it is atomic. */
export function memoryStore({ logger, production }: MemoryStoreOptions = {}): Store {
  const sessions = new Map<string, StoredSession>();
  const newest = new Map<string, string>();
  const keys = keysInMemory();
  const outbox = new Map<string, Undelivered>();
  let evidences: readonly ConsentEvidence[] = [];
  const calls = new Map<string, ServiceCall>();
  const { dropBefore, countUp, ...counts } = countsInMemory();
  const { dropPseudonym, isNamed, appendNote, auditLines, ...trail } = auditInMemory();
  if (production ?? isProduction())
    logger?.warn(
      {},
      'Enrolments are kept in memory and lost at the next restart. Give createKycServer a "store".',
    );

  /** What a verb says of itself, once its line is in the trail. */
  async function noted(isDone: boolean, note: AuditNote | undefined): Promise<boolean> {
    if (isDone) await appendNote(note);
    return isDone;
  }

  const find = (id: string | undefined) => (id === undefined ? undefined : sessions.get(id));

  function open({ session, after, key }: Opening): boolean {
    const known = newest.get(session.userId);
    if (known !== after || sessions.has(session.id)) return false;
    if (key !== undefined && keys.find(session.userId, key) !== undefined) return false;
    const previous = find(known);
    if (previous && (mustStay(previous, session) || hasOvertaken(previous, session))) return false;
    if (previous?.phase === 'opening') write(abandoned(previous, session.createdAt));
    sessions.set(session.id, session);
    newest.set(session.userId, session.id);
    if (key !== undefined) keys.add(session.userId, key, { sessionId: session.id, at: session.createdAt });
    return true;
  }

  function forget(id: string): void {
    const session = sessions.get(id);
    if (session?.phase !== 'opening') return;
    const wasNewest = newest.get(session.userId) === id;
    remove(session);
    if (wasNewest && session.follows !== undefined && sessions.has(session.follows))
      newest.set(session.userId, session.follows);
  }

  function remove({ id, userId }: StoredSession): void {
    sessions.delete(id);
    if (newest.get(userId) === id) newest.delete(userId);
    keys.drop(({ sessionId }) => sessionId === id);
  }

  function write(session: StoredSession): boolean {
    const stored = sessions.get(session.id);
    if (stored?.version !== session.version) return false;
    sessions.set(session.id, { ...withDecisionsOf(session, stored), version: stored.version + 1 });
    return true;
  }

  async function settle(given: Settlement): Promise<StoredSession | undefined> {
    const stored = sessions.get(given.sessionId);
    const step = stored && settlement(stored, given);
    if (!step) return stored;
    const settled = { ...step.session, version: stored.version + 1 };
    sessions.set(settled.id, settled);
    const { outcome, dropsUndelivered } = step.owed;
    const dropped = dropsUndelivered
      ? [...outbox.values()].filter(({ event }) => event.sessionId === settled.id)
      : [];
    for (const { event } of dropped) outbox.delete(event.eventId);
    if (outcome) {
      const ids = dropped.map(({ event }) => event.eventId);
      const event = dropsUndelivered ? withDropped(outcome, ids) : outcome;
      outbox.set(event.eventId, { event, attempts: 0, dueAt: dueAfter(given.at, dropped) });
    }
    await appendNote(step.note);
    return settled;
  }

  function list(query: SessionQuery): ListedSession[] {
    const { since = -Infinity, before = Infinity, phases, isDecided } = query;
    const isAsked = (session: StoredSession) =>
      [session.id, undefined].includes(query.id) &&
      [session.userId, undefined].includes(query.userId) &&
      [session.provider, undefined].includes(query.provider) &&
      (phases?.includes(session.phase) ?? true) &&
      [presentVerdict(session) !== undefined, undefined].includes(isDecided) &&
      session.createdAt >= since &&
      session.createdAt < before;
    const found = [...sessions.values()]
      .filter(isAsked)
      .sort((one, other) => other.createdAt - one.createdAt);
    return found.slice(0, query.limit).map((session) => ({
      session,
      undelivered: [...outbox.values()]
        .filter(({ event }) => event.sessionId === session.id)
        .map(({ event, attempts }) => ({ eventId: event.eventId, attempts })),
    }));
  }

  async function erase(userId: string, note: AuditNote | undefined): Promise<ErasureOfStore> {
    const own = [...sessions.values()].filter((session) => session.userId === userId);
    const owed = own.filter(isOwed).map(({ id }) => id);
    if (owed.length > 0) return { isErased: false, owed };
    const undelivered = [...outbox.values()].filter(({ event }) => event.userId === userId);
    for (const { event } of undelivered) outbox.delete(event.eventId);
    for (const session of own) remove(session);
    const kept = evidences.filter((evidence) => evidence.userId === userId);
    const isKnown = isNamed(userId) || own.length > 0 || kept.length > 0;
    const noted = isKnown ? appendNote(note) : undefined;
    const pseudonym = dropPseudonym(userId);
    evidences = evidences.map((one) => (kept.includes(one) ? { ...one, userId: pseudonym } : one));
    await noted;
    return {
      isErased: true,
      sessions: own.length,
      undelivered: undelivered.map(({ event }) => event.eventId),
      kept: { consents: kept.length },
    };
  }

  function claimDueReads({ now, leaseMs, limit }: Claim): StoredSession[] {
    const due = [...sessions.values()]
      .filter((session) => (readDueAtOf(session) ?? Infinity) <= now)
      .sort((one, other) => (readDueAtOf(one) ?? 0) - (readDueAtOf(other) ?? 0))
      .slice(0, limit);
    return due.map((session) => {
      const claimed = leased(session, now + leaseMs);
      sessions.set(session.id, claimed);
      return claimed;
    });
  }

  function claimOutcomes({ now, leaseMs, limit }: Claim): Undelivered[] {
    const entries = [...outbox.values()]; // in the order of their decisions
    const isNext = ({ event }: Undelivered, index: number) =>
      entries.findIndex((other) => other.event.sessionId === event.sessionId) === index;
    const due = entries.filter((entry, index) => entry.dueAt <= now && isNext(entry, index)).slice(0, limit);
    for (const entry of due)
      outbox.set(entry.event.eventId, { ...entry, attempts: entry.attempts + 1, dueAt: now + leaseMs });
    return due;
  }

  function postpone({ eventId, until, leasedUntil, isUntold = false }: Postponement): void {
    const entry = outbox.get(eventId);
    if (entry?.dueAt !== leasedUntil) return;
    const attempts = entry.attempts - (isUntold ? 1 : 0);
    outbox.set(eventId, { ...entry, attempts, dueAt: until });
  }

  function addConsent(evidence: ConsentEvidence, limit?: AcceptanceLimit): boolean {
    const { id, userId, consentType } = evidence;
    const own = evidences.filter((other) => other.userId === userId && other.consentType === consentType);
    if (limit && hasAgreedEnough(own, limit)) return false;
    if (!isNews(evidence, own.at(-1)) || evidences.some((other) => other.id === id)) return false;
    evidences = [...evidences, evidence];
    return true;
  }

  function beginCall(call: ServiceCall): boolean {
    if (calls.has(call.key)) return false;
    calls.set(call.key, call);
    return true;
  }

  function writeCall(call: ServiceCall): boolean {
    const stored = calls.get(call.key);
    if (stored?.version !== call.version) return false;
    calls.set(call.key, rewriteCall(stored, call));
    return true;
  }

  function claimDueCalls({ now, leaseMs, limit, services }: CallClaim): ServiceCall[] {
    const due = [...calls.values()]
      .filter(({ dueAt, service }) => dueAt !== undefined && dueAt <= now && services.includes(service))
      .slice(0, limit);
    return due.map((call) => {
      const claimed = {
        ...call,
        version: call.version + 1,
        attempts: call.attempts + 1,
        dueAt: now + leaseMs,
      };
      calls.set(call.key, claimed);
      return claimed;
    });
  }

  function purge(ages: Purge): void {
    const { sessionsClosedBefore, keysBefore, consentsBefore, callsBefore } = ages;
    dropBefore(ages.countsBeforeHour);
    keys.drop(({ at }) => at < keysBefore);
    const owed = new Set([...outbox.values()].map(({ event }) => event.sessionId));
    for (const session of [...sessions.values()]) {
      const isOld = session.phase === 'closed' && session.closedAt < sessionsClosedBefore;
      if (isOld && !owed.has(session.id)) remove(session);
    }
    evidences = evidences.filter(({ at }) => at >= consentsBefore);
    for (const { key, phase, createdAt } of [...calls.values()])
      if (phase !== 'decided' && createdAt < callsBefore) calls.delete(key);
  }

  return {
    find: async (sessionId) => find(sessionId),
    newest: async (userId) => find(newest.get(userId)),
    backlog: async () => ({
      undelivered: outbox.size,
      reviews: [...sessions.values()].filter(({ phase }) => phase === 'review').length,
      waitingCalls: [...calls.values()].filter(
        ({ phase, service }) => (phase === 'waiting' || phase === 'decided') && service !== 'note',
      ).length,
      auditLines: auditLines(),
    }),
    erase,
    list: async (query) => list(query),
    recall: async (userId, key) => ({
      newest: find(newest.get(userId)),
      answered: key === undefined ? undefined : find(keys.find(userId, key)),
    }),
    remember: async (userId, key, answer) => {
      keys.addAnother(userId, key, answer);
    },
    open: async (opening) => open(opening),
    forget: async (sessionId) => forget(sessionId),
    write: (session, note) => noted(write(session), note),
    settle,
    claimDueReads: async (claim) => claimDueReads(claim),
    claimOutcomes: async (claim) => claimOutcomes(claim),
    delivered: async (eventId) => void outbox.delete(eventId),
    postpone: async (postponement) => postpone(postponement),
    addConsent: (evidence, limit, note) => noted(addConsent(evidence, limit), note),
    consents: async (userId) => evidences.filter((evidence) => evidence.userId === userId),
    findCall: async (key) => calls.get(key),
    beginCall: async (call) => beginCall(call),
    writeCall: (call, note) => noted(writeCall(call), note),
    sealedCalls: async (asked) => sealedAmong(calls.values(), asked),
    claimDueCalls: async (claim) => claimDueCalls(claim),
    ...counts,
    async countUp(counting, note) {
      const tooMany = await countUp(counting);
      if (!tooMany) await appendNote(note);
      return tooMany;
    },
    ...trail,
    purge: async (ages) => purge(ages),
    close: async () => undefined,
  };
}

const isProduction = () => 'process' in globalThis && process.env['NODE_ENV'] === 'production';
