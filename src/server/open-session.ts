// Answers "the caller's open enrolment, or a new one". At most one is created at the provider, however many
// requests arrive at once. begin-session.ts creates it.

import { presentSession } from './answer.js';
import { isAnswer, isKept } from './reuse-session.js';
import { createAttempts } from './attempts.js';
import type { Context } from './context.js';
import { isOfAnother } from './persons.js';
import { readSoon } from './read-provider.js';
import type { OpeningRequest, Wishes } from './session-request.js';
import type { StoredSession } from './session/phases.js';
import { isOpen, isUntold, presentVerdict } from './session/questions.js';
import { happen } from './session-changes.js';

// An opening that takes longer than this was left behind by a process that died.
const longestOpeningMs = 60_000;

/** Opens sessions. There is one for each kit, because it knows what this process is opening right now. */
export function createSessionOpener(context: Context) {
  const { store, now } = context;
  const attempts = createAttempts(context);

  /** The user's session, found or created. @throws Problem `PROVIDER_UNAVAILABLE`, `NOT_ELIGIBLE` */
  return async function openSession(request: OpeningRequest): Promise<StoredSession> {
    let { restart } = request.wishes;
    for (;;) {
      const { newest, answered } = await store.recall(request.user.id, request.key);
      if (answered && isStale(answered)) {
        await store.forget(answered.id);
        continue;
      }
      const answer = answered && (await answerAgain(answered, request));
      if (answer) return answer;
      restart &&= !answered; // this request was answered before

      if (newest && (await dropIfAbandoned(newest))) continue;
      const present = newest && (await answerOfNewest(newest, request, restart));
      if (present) return present;

      const other = attempts.ofUser(request.user.id);
      if (other) {
        // Many requests at once share the result of the first attempt, instead of trying one after the other.
        await other;
        restart = false;
        continue;
      }
      const key = answered ? undefined : request.key;
      const opened = await attempts.open(request, { newest, key });
      if (opened) return opened;
      restart = false; // another request opened a session meanwhile, and that one is the restart
    }
  };

  /** The session that a request with the same Idempotency-Key got, if it still answers the request. */
  async function answerAgain(
    earlier: StoredSession,
    { user }: OpeningRequest,
  ): Promise<StoredSession | undefined> {
    const isAnswered = isOpen(earlier) || presentVerdict(earlier) !== undefined;
    if (!isAnswered || earlier.reverifyAt !== undefined) return undefined;
    if (await isOfAnother(context, earlier, user)) return undefined;
    return attempts.outcome(earlier);
  }

  /** Drops a session that a process was opening when it died. The session that it follows stays as it was. */
  async function dropIfAbandoned(newest: StoredSession): Promise<boolean> {
    if (newest.follows === undefined || !isStale(newest)) return false;
    await store.forget(newest.id);
    return true;
  }

  /** The user's newest session, if it answers this request. */
  async function answerOfNewest(
    newest: StoredSession,
    request: OpeningRequest,
    restart: boolean,
  ): Promise<StoredSession | undefined> {
    // The provider is read before a restart too. A customer who finished on another device has a verdict by
    // now, and gets it first.
    const askedAt = now();
    const current = await presentSession(context, newest);
    const present = await attempts.outcome(await readSoon(context, current));
    if (present.reverifyAt !== undefined || (await isOfAnother(context, present, request.user)))
      return undefined;
    const isFinal =
      isUntold(present) ||
      isKept(context, present, askedAt) ||
      (!restart && !isStale(present) && (await isAnswer(context, present, request)));
    if (!isFinal) return undefined;
    if (request.key !== undefined)
      await store.remember(request.user.id, request.key, { sessionId: present.id, at: now() });
    return resume(present, request.wishes);
  }

  /**
   * An open session for a page that may use another display. The display decides how the customer comes back.
   */
  async function resume(session: StoredSession, { display }: Wishes): Promise<StoredSession> {
    if (display === undefined) return session;
    return (await happen(context, session, { kind: 'resumed', display })).session ?? session;
  }

  function isStale({ phase, createdAt }: StoredSession): boolean {
    return phase === 'opening' && now() - createdAt > longestOpeningMs;
  }
}
