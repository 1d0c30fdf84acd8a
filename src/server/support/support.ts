// What the merchant's own server and its support staff may ask of the kit and tell it. None of it is a route:
// who may ask is the merchant's to decide.

import * as z from 'zod/mini';
import { presentSession } from '../answer.js';
import { withdrawConsent } from '../consent/consent-routes.js';
import type { ConsentName } from '../consent/consent-routes.js';
import type { Context } from '../context.js';
import { happen } from '../session-changes.js';
import type { ConsentEvidence } from '../store/stored-consents.js';
import { phasesOf, summarize } from './session-summary.js';
import type { SessionState, SessionSummary } from './session-summary.js';

/** Which sessions are listed; without any of it the newest hundred. */
export interface SessionFilter {
  readonly state?: SessionState | undefined;
  /** A provider's id. */
  readonly provider?: string | undefined;
  /** Begun at this time or later; milliseconds since 1970. */
  readonly since?: number | undefined;
  /** Begun before this time: for the next page, `createdAt` of the last one. */
  readonly before?: number | undefined;
  /** At most 1 000; 100 by default. */
  readonly limit?: number | undefined;
}

export interface Support {
  /** What a customer has decided about consents, the oldest first. */
  consents(userId: string): Promise<readonly ConsentEvidence[]>;
  /**
   * Writes down that a customer no longer agrees; false when there was nothing to withdraw. Ends no open
   * session.
   */
  withdrawConsent(name: ConsentName): Promise<boolean>;
  /** Lets a customer begin one more session within a day, beyond `newSessions`. */
  allowSession(userId: string): Promise<void>;
  /** Sessions, the newest first, without page addresses and tokens. @throws TypeError for another filter */
  list(filter?: SessionFilter): Promise<readonly SessionSummary[]>;
  /** One session; undefined when there is none of this id. */
  session(sessionId: string): Promise<SessionSummary | undefined>;
  /**
   * Asks for a new enrolment of a customer whose last one is decided: the next request for a session opens
   * one. What was decided stays as it was told. False when the customer has an open session already, or never
   * had one. @throws TypeError without a reason
   */
  reverify(userId: string, why: { readonly reason: string }): Promise<boolean>;
}

const filterSchema = z.strictObject({
  state: z.optional(z.enum(Object.keys(phasesOf) as SessionState[])),
  provider: z.optional(z.string()),
  since: z.optional(z.number()),
  before: z.optional(z.number()),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
});

export function createSupport(context: Context): Support {
  const { store, now, sessionLimits } = context;

  return {
    consents: (userId) => store.consents(userId),
    withdrawConsent: (name) => withdrawConsent(context, name),
    allowSession: (userId) => sessionLimits.allow(userId),

    async list(filter = {}) {
      const parsed = z.safeParse(filterSchema, filter);
      if (!parsed.success) throw new TypeError(`list(): ${describeIssues(parsed.error)}`);
      const { state, limit = 100, ...rest } = parsed.data;
      const isDecided = state === 'decided' ? true : state === 'given-up' ? false : undefined;
      const listed = await store.list({ ...rest, phases: state && phasesOf[state], isDecided, limit });
      return listed.map(summarize);
    },

    async session(sessionId) {
      if (!z.safeParse(z.guid(), sessionId).success) return undefined;
      const [listed] = await store.list({ id: sessionId.toLowerCase(), limit: 1 });
      return listed && summarize(listed);
    },

    async reverify(userId, { reason }) {
      if (typeof reason !== 'string' || reason.trim() === '')
        throw new TypeError('reverify(): "reason" must say why the customer is asked again.');
      const newest = await store.newest(userId);
      const present = newest && (await presentSession(context, newest));
      if (!present) return false;
      return (await happen(context, present.id, { kind: 'outdated', at: now() })).isChanged;
    },
  };
}

const describeIssues = ({ issues }: z.core.$ZodError): string =>
  issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
