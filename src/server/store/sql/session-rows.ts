// Turns a session into a row and back.

import type { Selectable } from 'kysely';
import * as z from 'zod/mini';
import { referencesSchema, verdictShape } from '../../../providers/parse-answer.js';
import type { StoredSession } from '../../session/phases.js';
import {
  decisionsSchema,
  fieldsOf,
  phaseSchema,
  restSchema,
  sessionFrom,
} from '../../session/stored-fields.js';
import type { Rest } from '../../session/stored-fields.js';
import type { OutcomeEvent } from '../store.js';
import type { SessionRow } from './schema.js';

const eventSchema = z.object({
  ...verdictShape,
  eventId: z.string(),
  sessionId: z.string(),
  userId: z.string(),
  externalId: z.optional(z.string()),
  references: referencesSchema,
  occurredAt: z.string(),
  revision: z.optional(z.number()),
  supersedes: z.optional(z.readonly(z.array(z.string()))),
} satisfies { readonly [Field in keyof Required<OutcomeEvent>]: z.ZodMiniType });

/** A session from its row. @throws ZodError when the row was not written by the kit */
export function readSessionRow(row: Selectable<SessionRow>): StoredSession {
  const { revisions, ...verdict } =
    row.verdict === null ? {} : decisionsSchema.parse(JSON.parse(row.verdict));
  return sessionFrom({
    ...restSchema.parse(JSON.parse(row.rest)),
    id: row.id,
    userId: row.user_id,
    provider: row.provider,
    version: row.version,
    phase: phaseSchema.parse(row.phase),
    createdAt: row.created_at,
    readDueAt: row.read_due_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    verdict: 'status' in verdict ? verdict : undefined,
    revisions,
  });
}

/** A complete row from a session. */
export function sessionRow(session: StoredSession): SessionRow {
  const {
    id,
    userId,
    provider,
    version,
    phase,
    createdAt,
    readDueAt,
    closedAt,
    verdict,
    revisions,
    ...rest
  } = fieldsOf(session);
  return {
    id,
    user_id: userId,
    provider,
    version,
    phase,
    created_at: createdAt,
    read_due_at: readDueAt ?? null,
    closed_at: closedAt ?? null,
    verdict: verdict === undefined ? null : JSON.stringify({ ...verdict, revisions }),
    rest: JSON.stringify(rest satisfies Rest),
  };
}

/** An outcome from the outbox. @throws ZodError when it was not written by the kit */
export const readEvent = (text: string): OutcomeEvent => eventSchema.parse(JSON.parse(text));
