// A browser's request for a status, with what it saw of the page.

import * as z from 'zod/mini';
import type { Status } from '../enrolment/merchant-contract.js';
import { pageSteps } from '../enrolment/page-kinds-and-steps.js';
import { answerSession, presentSession } from './answer.js';
import type { Context } from './context.js';
import { readSoon } from './read-provider.js';
import { happen } from './session-changes.js';
import type { StoredSession } from './session/phases.js';

const seenSchema = z.catch(z.optional(z.enum(['submitted', 'returned', 'failed', 'closed'])), undefined);
const stepSchema = z.catch(z.optional(z.enum(pageSteps)), undefined);

/** The status of a session that the caller may see, and the session that it is the status of. */
export async function readStatus(
  context: Context,
  own: StoredSession,
  request: Request,
): Promise<{ readonly status: Status; readonly session: StoredSession }> {
  const isAsking = request.method === 'GET' && request.url.includes('?');
  const searchParams = isAsking ? new URL(request.url).searchParams : undefined;
  const query = (name: string) => searchParams?.get(name) ?? undefined;
  const seen = isAsking ? z.parse(seenSchema, query('seen')) : undefined;
  const hint = seen && { seen, step: z.parse(stepSchema, query('step')), isOwn: query('own') === '1' };
  const hinted = hint && (await happen(context, own, { kind: 'hinted', ...hint })).session;
  const present = await presentSession(context, hinted ?? own);
  const session = await readSoon(context, present, { idly: seen === undefined });
  return { status: await answerSession(context, session), session };
}
