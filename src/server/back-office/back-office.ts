// What the merchant's own server and its support staff can ask the kit, and tell it. None of it is a route,
// so the merchant decides who may use it.

import * as z from 'zod/mini';
import { isGuid } from '../guid.js';
import { presentSession } from '../answer.js';
import { withdrawConsent } from '../consent/consent-decisions.js';
import type { ConsentName } from '../consent/consent-decisions.js';
import type { Context } from '../context.js';
import { presentVerdict } from '../session/questions.js';
import { happen } from '../session-changes.js';
import type { ConsentEvidence } from '../store/stored-consents.js';
import type { EraseCalls } from '../services/erase-calls.js';
import { revokeDevices } from '../devices/revoke-devices.js';
import { erase } from './erasure.js';
import type { Erasure } from './erasure.js';
import { phasesOf, summarize } from './session-summary.js';
import type { SessionState, SessionSummary } from './session-summary.js';

/** Which sessions are listed. Without a filter, the newest hundred. */
export interface SessionFilter {
  readonly state?: SessionState | undefined;
  /** A provider's id. */
  readonly provider?: string | undefined;
  /** Created at this time or later; milliseconds since 1970. */
  readonly since?: number | undefined;
  /** Created before this time. For the next page, use `Date.parse` of the last one's `createdAt`. */
  readonly before?: number | undefined;
  /** At most 1 000; 100 by default. */
  readonly limit?: number | undefined;
}

/** What the kit offers to the merchant's own server and support staff. `createKycServer` returns it too. */
export interface BackOffice {
  /** A customer's decisions on consents, oldest first. */
  consents(userId: string): Promise<readonly ConsentEvidence[]>;
  /**
   * Records that a customer withdraws a consent. Returns false if there was none to withdraw. An open session
   * stays open.
   */
  withdrawConsent(name: ConsentName): Promise<boolean>;
  /** Lets a customer begin one more session within a day than `newSessions` allows. */
  allowSession(userId: string): Promise<void>;
  /** Sessions, newest first, without page addresses and tokens. @throws TypeError for an invalid filter */
  list(filter?: SessionFilter): Promise<readonly SessionSummary[]>;
  /** One session. Undefined if there is none with this id. */
  session(sessionId: string): Promise<SessionSummary | undefined>;
  /**
   * Requires a new enrolment of a customer whose last one is decided: the next request for a session opens a
   * new one. Earlier decisions stay. Returns false if the customer has an open session or never had one.
   * @throws TypeError without a reason
   */
  reverify(userId: string, why: { readonly reason: string }): Promise<boolean>;
  /**
   * Takes a customer's sessions back from every other device that goes on with them, and ends offers of them.
   * For logout. Returns how many there were.
   */
  revokeDevices(userId: string): Promise<number>;
  /**
   * Erases a customer's sessions, open ones too, and outcomes that are not delivered. Evidence of consents
   * stays, under a pseudonym that nobody can resolve any more. Erases nothing while a provider is owed its
   * last call: the provider is asked once more, and the caller tries again later. A review that is refused
   * its last call once more is erased. An outside service that waits for a decision about the customer is
   * answered no. Data at the provider stays.
   */
  erase(userId: string): Promise<Erasure>;
}

const mostSessions = 1_000;

const states = Object.keys(phasesOf) as SessionState[];
const aState = `"state" must be one of ${states.join(', ')}.`;
const aTime = (name: string) => `"${name}" must be milliseconds since 1970, such as Date.now().`;
const aLimit = '"limit" must be a whole number from 1 to 1000.';

const filterSchema = z.strictObject(
  {
    state: z.optional(z.enum(states, aState)),
    provider: z.optional(z.string('"provider" must be the id of a provider.')),
    since: z.optional(z.number(aTime('since'))),
    before: z.optional(z.number(aTime('before'))),
    limit: z.optional(z.int(aLimit).check(z.minimum(1, aLimit), z.maximum(1_000, aLimit))),
  },
  'The filter may have state, provider, since, before and limit.',
);

export function createBackOffice(context: Context, eraseCalls?: EraseCalls): BackOffice {
  const { store, now, sessionLimits, audit } = context;

  return {
    consents: (userId) => store.consents(userId),
    withdrawConsent: (name) => withdrawConsent(context, name),
    async allowSession(userId) {
      await sessionLimits.allow(userId, audit.entry({ kind: 'allowed', userId }));
      audit.deliverSoon();
    },

    revokeDevices: (userId) => revokeDevices(context, userId),

    erase: (userId) => erase(context, userId, eraseCalls),

    async list(filter = {}) {
      const parsed = z.safeParse(filterSchema, filter);
      if (!parsed.success) throw new TypeError(`list(): ${describeIssues(parsed.error)}`);
      const { state, limit = 100, ...rest } = parsed.data;
      const isDecided = state === 'decided' ? true : state === 'given-up' ? false : undefined;
      const listed = await store.list({ ...rest, phases: state && phasesOf[state], isDecided, limit });
      return listed.map(summarize);
    },

    async session(sessionId) {
      if (!isGuid(sessionId)) return undefined;
      const [listed] = await store.list({ id: sessionId.toLowerCase(), limit: 1 });
      return listed && summarize(listed);
    },

    async reverify(userId, { reason }) {
      if (typeof reason !== 'string' || reason.trim() === '')
        throw new TypeError('reverify(): "reason" must say why the customer is asked again.');
      const newest = await store.newest(userId);
      const present = newest && (await presentSession(context, newest));
      if (!present || !presentVerdict(present) || present.reverifyAt !== undefined) return false;
      // Nor may one of before be approved in the place of the new one.
      for (const { session } of await store.list({ userId, limit: mostSessions }))
        if (session.id !== present.id) await happen(context, session, { kind: 'outdated', at: now() });
      const { id: sessionId, provider } = present;
      const note = audit.entry({ kind: 'reverified', userId, sessionId, provider, reason });
      const { isChanged } = await happen(context, sessionId, { kind: 'outdated', at: now() }, note);
      if (isChanged) audit.deliverSoon();
      return isChanged;
    },
  };
}

const describeIssues = ({ issues }: z.core.$ZodError): string =>
  issues.map(({ message }) => message).join(' ');
