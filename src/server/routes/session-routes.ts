// The routes of a customer's session: it is asked for, it is asked about, and its owner hands it on to a
// phone.

import type { Hono } from 'hono';
import type { Status } from '../../enrolment/merchant-contract.js';
import type { User } from '../../providers/contract.js';
import { answerSession } from '../answer.js';
import type { KnownFacts } from '../call-facts.js';
import type { Callers } from '../callers.js';
import type { Consents } from '../consent/consent-decisions.js';
import type { Context } from '../context.js';
import { answerOwner } from '../devices/answer-owner.js';
import type { ParsedHandOff } from '../devices/hand-off-options.js';
import { jsonAnswer } from '../json-answer.js';
import { createAddressOfNewSessions } from '../limits/unknown-proxies.js';
import type { Mount } from './mount.js';
import { createSessionOpener } from '../open-session.js';
import { Problem } from '../problem.js';
import { readJson } from '../request-body.js';
import type { BodyLimits } from '../request-body.js';
import { elsewhereOf } from '../session/device-changes.js';
import type { StoredSession } from '../session/phases.js';
import { parseIdempotencyKey, parseWishes, readBrowser } from '../session-request.js';
import { readStatus } from '../status-request.js';
import { StoreFailure } from '../store/bounded-store.js';
import type { Uploads } from '../uploads/pass-on-pictures.js';

export interface SessionRoutesOptions {
  readonly context: Context;
  readonly mount: Mount;
  readonly callers: Callers;
  readonly uploads: Uploads;
  readonly bodyLimits: BodyLimits;
  readonly consents?: Consents | undefined;
  readonly handOff: ParsedHandOff;
}

export function addSessions(routes: Hono<{ Bindings: KnownFacts }>, options: SessionRoutesOptions): void {
  const { context, mount, callers, uploads, bodyLimits, consents, handOff } = options;
  const openSession = createSessionOpener(context);
  const addressOf = createAddressOfNewSessions(context.logger);
  const isHandedOn = handOff !== undefined;

  /** Beside a page: another device is at work on it, or is about to be. */
  const elsewhere = (session: StoredSession, { status }: Status) => {
    const device = status === 'page' ? elsewhereOf(session, context.now()) : undefined;
    return device ? { elsewhere: device } : {};
  };

  // A further page may come after a wait.
  const isRunning = ({ status }: Status) => status === 'page' || status === 'pending';

  routes.post('/session', async ({ req: { raw }, env }) => {
    const user = await callers.requireUser(raw);
    const key = parseIdempotencyKey(raw);
    const wishes = parseWishes(await readJson(raw, bodyLimits));
    const [baseUrl, clientAddress] = [mount.baseUrl(raw), addressOf(env)];
    const session = await refusalsNoted(context, user, async () => {
      await consents?.demand(user, wishes.language);
      return openSession({ user, wishes, key, clientAddress, baseUrl, ...readBrowser(raw) });
    });
    const status = await answerSession(context, session);
    const statusUrl = mount.sessionUrl(raw, session.id);
    const takesPictures = wishes.capture === 'own' && uploads.isOffered(session) && status.status === 'page';
    const answer = {
      sessionId: session.id,
      statusUrl,
      ...(takesPictures ? { uploadUrl: statusUrl } : {}),
      ...(isHandedOn && isRunning(status) ? { deviceUrl: `${statusUrl}/device` } : {}),
      ...status,
      ...elsewhere(session, status),
    };
    return jsonAnswer(answer, raw);
  });

  routes.get('/session/:id', async ({ req: { raw }, req }) => {
    const { status, session } = await readStatus(
      context,
      await callers.requireOwnSession(raw, req.param('id')),
      raw,
    );
    return jsonAnswer({ ...status, ...elsewhere(session, status) }, raw);
  });

  routes.post('/session/:id/device', async ({ req: { raw }, req, env }) => {
    if (!handOff) throw new Problem('NOT_FOUND');
    const owner = await callers.requireOwner(raw, req.param('id'));
    const body = await readJson(raw, bodyLimits);
    const { sms } = handOff;
    const [baseUrl, clientAddress] = [mount.baseUrl(raw), addressOf(env)];
    return answerOwner(context, { request: raw, body, ...owner, baseUrl, clientAddress, sms });
  });
}

/** Notes in the audit trail that a customer got no session. */
async function refusalsNoted<T>(
  { audit }: Pick<Context, 'audit'>,
  { id: userId }: Pick<User, 'id'>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // a store that is away takes no line either, and would be waited for twice
    const isRefusal = error instanceof Problem && !(error instanceof StoreFailure);
    if (isRefusal) await audit.note({ kind: 'refused', userId, code: error.code });
    throw error;
  }
}
