// A session as a store keeps it: flat, with the fields of every phase. `sessionFrom` turns it back into one
// of the phases, also when an older version of the kit wrote it.

import * as z from 'zod/mini';
import { pageSteps } from '../../enrolment/page-kinds-and-steps.js';
import type { Verdict } from '../../providers/contract.js';
import { verdictShape } from '../../providers/parse-answer.js';
import type {
  DecidedSession,
  FinishingSession,
  GivenUpSession,
  Kept,
  OpeningSession,
  PageSession,
  ProviderSession,
  Revision,
  ReviewSession,
  StoredSession,
  WatchedSession,
} from './phases.js';
import { deviceSchema } from './device-grant.js';
import { keptOf, presentVerdict } from './questions.js';

/** Requires a schema for every field, so that a new field cannot be forgotten here and lost in the store. */
type ShapeOf<T> = { readonly [Field in keyof Required<T>]: z.ZodMiniType };

type FieldsOf<S> = { readonly [Field in keyof S]?: S[Field] | undefined };

/** Every field of every phase; those that not every phase has are optional. */
export type StoredFields = Omit<Kept, 'phase'> & { readonly phase: StoredSession['phase'] } & Omit<
    FieldsOf<PageSession> &
      FieldsOf<WatchedSession> &
      FieldsOf<ReviewSession> &
      FieldsOf<DecidedSession> &
      FieldsOf<OpeningSession>,
    keyof Kept | 'phase' | 'verdict' | 'revisions'
  > & { readonly verdict?: Verdict | undefined; readonly revisions?: readonly Revision[] | undefined };

const time = z.optional(z.number());
const texts = z.optional(z.readonly(z.array(z.string())));
const text = z.optional(z.string());

const verdictSchema = z.object(verdictShape);

/** A verdict with its revisions. It has a schema of its own because only a decision writes it. */
export const decisionsSchema = z.extend(verdictSchema, {
  revisions: z.optional(z.readonly(z.array(z.object({ verdict: verdictSchema, at: z.number() })))),
});

/** The fields that have no column of their own. */
export type Rest = Omit<
  StoredFields,
  | 'id'
  | 'userId'
  | 'provider'
  | 'version'
  | 'phase'
  | 'createdAt'
  | 'readDueAt'
  | 'closedAt'
  | 'verdict'
  | 'revisions'
>;

export const restSchema = z.object({
  externalId: text,
  person: text,
  display: z.enum(['inline', 'dialog', 'popup', 'redirect']),
  follows: text,
  returnState: text,
  facts: z.readonly(z.array(z.string())),
  shownPages: texts,
  lastReadAt: time,
  answeredAt: time,
  reverifyAt: time,
  device: z.catch(z.optional(deviceSchema), undefined),
  isNewsWaiting: z.optional(z.boolean()),
  sealed: text,
  step: z.optional(z.enum(pageSteps)),
  mark: text,
  isNextPage: z.optional(z.boolean()),
  leftPages: texts,
  formerOrigin: text,
  shownAt: time,
  pageExpiresAt: time,
  seen: z.optional(z.enum(['submitted', 'returned', 'failed', 'closed'])),
  visitedAt: time,
  failedAt: time,
  picturesAt: time,
  refusedAt: time,
  waitingSince: time,
  watchedSince: time,
  isOwed: z.optional(z.boolean()),
  eventIds: texts,
  toldAt: time,
  instead: text,
} satisfies ShapeOf<Rest>);

/** The phases of this version. A newer kit beside this one may store others: they are not ours to touch. */
export const knownPhases = [
  'opening',
  'page',
  'provider',
  'finishing',
  'watched',
  'review',
  'closed',
] as const satisfies readonly StoredSession['phase'][];
export const phaseSchema = z.enum(knownPhases);

/**
 * Makes a session of its phase from the stored fields. Fields that an older version did not store are filled
 * in.
 */
export function sessionFrom(fields: StoredFields): StoredSession {
  const {
    readDueAt: due,
    isNewsWaiting,
    verdict,
    revisions,
    closedAt,
    watchedSince,
    isOwed,
    ...rest
  } = fields;
  const { eventIds, toldAt, instead, waitingSince, phase: _, ...page } = rest;
  const base = keptOf(fields as StoredSession); // it reads only fields that every phase has
  const readDueAt = due ?? fields.createdAt; // an undecided session always has a next read
  const { sealed = '', step, refusedAt } = page;
  switch (fields.phase) {
    case 'opening':
      return { ...base, phase: 'opening', isNewsWaiting } satisfies OpeningSession;
    case 'page':
      return { ...page, sealed, readDueAt, phase: 'page', waitingSince } satisfies PageSession;
    case 'provider': {
      const since = waitingSince ?? fields.createdAt;
      return { ...page, sealed, readDueAt, phase: 'provider', waitingSince: since } satisfies ProviderSession;
    }
    case 'finishing': {
      const since = waitingSince ?? fields.createdAt;
      const owed = { sealed, step, refusedAt, readDueAt, waitingSince: since };
      return { ...base, ...owed, phase: 'finishing' } satisfies FinishingSession;
    }
    case 'watched': {
      const watch = {
        sealed,
        step,
        refusedAt,
        readDueAt,
        isOwed,
        watchedSince: watchedSince ?? fields.createdAt,
      };
      return { ...base, ...watch, phase: 'watched' } satisfies WatchedSession;
    }
    case 'review': {
      const decided = { verdict: verdict ?? { status: 'review' }, eventIds, toldAt, readDueAt } as const;
      const owed = { sealed: page.sealed, step, refusedAt, instead };
      return { ...base, ...decided, ...owed, phase: 'review' } satisfies ReviewSession;
    }
    case 'closed': {
      const end = {
        phase: 'closed',
        instead,
        closedAt: closedAt ?? fields.createdAt,
        readDueAt: due,
      } as const;
      if (!verdict) return { ...base, ...end } satisfies GivenUpSession;
      return { ...base, ...end, verdict, revisions, eventIds, toldAt } satisfies DecidedSession;
    }
  }
}

/** All fields of a session, for the store. */
export const fieldsOf = (session: StoredSession): StoredFields => session;

/** A session with the decisions of its stored state, because a write never changes decisions. */
export function withDecisionsOf(session: StoredSession, stored: StoredSession): StoredSession {
  const verdict = 'verdict' in stored ? stored.verdict : undefined;
  const revisions = 'revisions' in stored ? stored.revisions : undefined;
  if (verdict === undefined && presentVerdict(session) === undefined) return session;
  return sessionFrom({ ...fieldsOf(session), verdict, revisions });
}

/** A session whose read a kit has taken on; nobody else takes it until the lease ends. */
export const leased = (session: StoredSession, until: number): StoredSession =>
  // Only due sessions are taken, so the phase has `readDueAt`.
  ({ ...session, version: session.version + 1, readDueAt: until }) as StoredSession;
