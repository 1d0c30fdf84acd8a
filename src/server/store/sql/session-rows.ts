// A session as a row and back.

import type { Insertable, Selectable } from 'kysely';
import * as z from 'zod/mini';
import type { Verdict } from '../../../providers/contract.js';
import type { OutcomeEvent, StoredSession } from '../contract.js';
import type { SessionRow } from './schema.js';

/** A schema for every field, so that a new one cannot be forgotten here and lost on its way. */
type ShapeOf<T> = { readonly [Field in keyof Required<T>]: z.ZodMiniType };

const verdictShape = {
  status: z.enum(['approved', 'review', 'rejected', 'expired', 'failed']),
  level: z.optional(z.enum(['HIGH', 'MEDIUM', 'LOW', 'UNKNOWN', 'UNAVAILABLE'])),
  score: z.optional(z.number()),
  providerStatus: z.optional(z.string()),
} satisfies ShapeOf<Verdict>;
const verdictSchema = z.object(verdictShape);

type Rest = Omit<
  StoredSession,
  'id' | 'userId' | 'provider' | 'version' | 'phase' | 'createdAt' | 'readDueAt' | 'closedAt' | 'verdict'
>;

/** What has no column of its own. */
const restSchema = z.object({
  externalId: z.optional(z.string()),
  display: z.enum(['inline', 'dialog', 'popup', 'redirect']),
  follows: z.optional(z.string()),
  sealed: z.optional(z.string()),
  formerOrigin: z.optional(z.string()),
  step: z.optional(z.enum(['identify', 'sign'])),
  shownAt: z.optional(z.number()),
  pageExpiresAt: z.optional(z.number()),
  returnState: z.optional(z.string()),
  seen: z.optional(z.enum(['submitted', 'returned', 'failed', 'closed'])),
  picturesAt: z.optional(z.number()),
  waitingSince: z.optional(z.number()),
  failedAt: z.optional(z.number()),
  refusedAt: z.optional(z.number()),
  facts: z.readonly(z.array(z.string())),
  lastReadAt: z.optional(z.number()),
  answeredAt: z.optional(z.number()),
  toldAt: z.optional(z.number()),
} satisfies ShapeOf<Rest>);

const phaseSchema = z.enum(['opening', 'page', 'provider', 'finishing', 'review', 'closed']);

const eventSchema = z.object({
  ...verdictShape,
  eventId: z.string(),
  sessionId: z.string(),
  userId: z.string(),
  externalId: z.optional(z.string()),
  references: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  occurredAt: z.string(),
} satisfies ShapeOf<OutcomeEvent>);

/** A session from its row. @throws ZodError when somebody else has written there */
export function readSessionRow(row: Selectable<SessionRow>): StoredSession {
  return {
    ...restSchema.parse(JSON.parse(row.rest)),
    id: row.id,
    userId: row.user_id,
    provider: row.provider,
    version: row.version,
    phase: phaseSchema.parse(row.phase),
    createdAt: row.created_at,
    readDueAt: row.read_due_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    verdict: row.verdict === null ? undefined : verdictSchema.parse(JSON.parse(row.verdict)),
  };
}

/** A row from a session, whole. */
export function sessionRow(session: StoredSession): Insertable<SessionRow> {
  const { id, userId, provider, version, phase, createdAt, readDueAt, closedAt, verdict, ...rest } = session;
  return {
    id,
    user_id: userId,
    provider,
    version,
    phase,
    created_at: createdAt,
    read_due_at: readDueAt ?? null,
    closed_at: closedAt ?? null,
    verdict: verdict === undefined ? null : JSON.stringify(verdict),
    rest: JSON.stringify(rest satisfies Rest),
  };
}

/** What is told of a decision, from the outbox. @throws ZodError when somebody else has written there */
export const readEvent = (text: string): OutcomeEvent => eventSchema.parse(JSON.parse(text));
