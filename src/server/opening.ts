// Answers "the caller's open enrolment, or a new one": at most one is created upstream, however many ask at
// once.

import { ProviderError } from '../providers/contract.js';
import type { User } from '../providers/contract.js';
import { changeSession } from './context.js';
import type { Context } from './context.js';
import { Problem } from './problem.js';
import { readSoon } from './reading.js';
import { readDueAt } from './schedule.js';
import { openLeg, sealLeg } from './sealed-leg.js';
import type { Browser, Wishes } from './session-request.js';
import { isOpen } from './store/contract.js';
import type { StoredSession } from './store/contract.js';
import { giveUpSession, mustStay } from './store/transitions.js';

export interface OpeningRequest extends Browser {
  readonly user: User;
  readonly wishes: Wishes;
  /** Idempotency-Key. */
  readonly key: string | undefined;
}

// An opening that takes longer was left behind by a process that died.
const longestOpeningMs = 60_000;

/**
 * Opens sessions. One for each kit: it knows what this process is opening right now, so that others can wait
 * for it.
 */
export function createOpening(context: Context) {
  const { store, now, provider, connection, sealer, logger } = context;
  const openings = new Map<string, Promise<StoredSession | undefined>>();
  const openingsOfUsers = new Map<string, Promise<StoredSession | undefined>>();

  /** The user's session, found or created. @throws Problem `PROVIDER_UNAVAILABLE`, `NOT_ELIGIBLE` */
  return async function openSession(request: OpeningRequest): Promise<StoredSession> {
    const { user, key } = request;
    let { restart } = request.wishes;
    for (;;) {
      const earlier = key === undefined ? undefined : await store.findByKey(user.id, key);
      if (earlier && isStale(earlier)) await store.forget(earlier.id);
      else if (earlier) {
        restart = false; // this request has been answered before
        if (isOpen(earlier) || earlier.verdict) return awaitOpening(earlier);
      }

      const newest = await store.newest(user.id);
      if (newest?.follows !== undefined && isStale(newest)) {
        await store.forget(newest.id); // what it was to take the place of may be open still
        continue;
      }
      if (newest) {
        // Read also before a restart: who has finished on another device meanwhile has a verdict, and hears
        // it first.
        const askedAt = now();
        const present = await awaitOpening(await readSoon(context, newest));
        if (
          isUntold(present) ||
          isKept(present, askedAt) ||
          (!restart && (await isAnswer(present, request)))
        ) {
          if (key !== undefined) await store.remember(user.id, key, present.id);
          return resume(present, request.wishes);
        }
      }

      const other = openingsOfUsers.get(user.id);
      if (other) {
        await other; // a crowd shares what becomes of the first one's attempt, instead of trying one after the other
        restart = false;
        continue;
      }

      const session = draft(request, newest);
      const attempt = open(request, {
        session,
        after: newest?.id,
        key: earlier && !isStale(earlier) ? undefined : key,
      });
      openings.set(session.id, attempt);
      openingsOfUsers.set(user.id, attempt);
      try {
        const opened = await attempt;
        if (opened) return opened;
      } finally {
        openings.delete(session.id);
        openingsOfUsers.delete(user.id);
      }
      restart = false; // somebody else opened one since we looked: that is the new beginning
    }
  };

  async function open(
    request: OpeningRequest,
    place: { session: StoredSession; after: string | undefined; key: string | undefined },
  ) {
    const { session } = place;
    if (!(await store.open(place))) return undefined;
    try {
      return await begin(request, place);
    } catch (error) {
      await store.forget(session.id);
      if (!(error instanceof ProviderError)) throw error;
      logger.error(
        { sessionId: session.id, reason: error.reason, detail: error.message },
        'The provider did not open a session.',
      );
      throw new Problem(error.reason === 'not-eligible' ? 'NOT_ELIGIBLE' : 'PROVIDER_UNAVAILABLE');
    }
  }

  async function begin(
    { user, wishes, userAgent, browserLanguage }: OpeningRequest,
    place: { session: StoredSession; after: string | undefined },
  ) {
    const { settings, signal } = context;
    const { session, after } = place;
    const { id } = session;
    const { language, timeZone } = wishes;
    const { returnState } = session;
    const returnUrl = `${settings.baseUrl}/return/success${returnState === undefined ? '' : `?state=${returnState}`}`;
    // Whoever had a session before and gets another one is to begin anew at the provider too, asked for or
    // not.
    const restart = wishes.restart || after !== undefined;
    const leg = await connection.begin(
      {
        sessionId: id,
        user,
        returnUrl,
        theme: settings.theme,
        language,
        timeZone,
        userAgent,
        browserLanguage,
        restart,
      },
      { signal },
    );
    const sealed = await sealLeg(sealer, id, leg);
    const pageExpiresAt = leg.expiresInMs === undefined ? undefined : now() + leg.expiresInMs;
    if (!(await giveWay(session, user))) {
      await store.forget(id);
      return undefined;
    }
    const opened = await changeSession(context, id, (stored) => {
      if (stored.phase !== 'opening') return undefined;
      const begun: StoredSession = {
        ...stored,
        phase: 'page',
        sealed,
        step: leg.page.step,
        shownAt: now(),
        pageExpiresAt,
      };
      return { ...begun, readDueAt: readDueAt(begun, { now: now(), intervalMs: provider.readIntervalMs }) };
    });
    logger.info({ sessionId: id }, 'A session is open.');
    // Given up while it was being opened: whoever did that has a newer one.
    return opened?.phase === 'page' ? opened : undefined;
  }

  /**
   * Gives up the session that another one follows, now that there is a page to follow it with: a provider
   * that is down takes nothing from a customer. False when it has come to owe its provider the last call
   * meanwhile, or when the new one was given up itself.
   */
  async function giveWay({ id, follows }: StoredSession, user: User): Promise<boolean> {
    if ((await store.find(id))?.phase !== 'opening') return false;
    if (follows === undefined) return true;
    const isOver = await isReplaced(await store.find(follows), user);
    const former = await changeSession(context, follows, (stored) =>
      (stored.phase === 'review' ? isOver : isOpen(stored)) && !mustStay(stored, { provider: provider.id })
        ? giveUpSession(stored, now())
        : undefined,
    );
    return !former || !isOpen(former);
  }

  /**
   * Whether a review waits for a last call that the provider, which has begun anew for the same customer,
   * would take for the new process: one signature would be told as two approvals.
   */
  async function isReplaced(former: StoredSession | undefined, user: User): Promise<boolean> {
    if (former?.phase !== 'review' || former.provider !== provider.id || former.sealed === undefined)
      return false;
    const leg = await openLeg(sealer, former);
    return leg?.memo === undefined || connection.isOf?.(user, leg.memo) !== false;
  }

  function draft({ user, wishes }: OpeningRequest, newest: StoredSession | undefined): StoredSession {
    return {
      id: crypto.randomUUID(),
      userId: user.id,
      provider: provider.id,
      externalId: user.externalId,
      display: wishes.display ?? 'inline',
      version: 0,
      phase: 'opening',
      createdAt: now(),
      follows: newest?.phase === 'opening' ? newest.follows : newest?.id,
      returnState: provider.takesReturnUrl ? crypto.randomUUID() : undefined,
      facts: [],
    };
  }

  /** An open session for a page that shows it in its own way, which decides how the customer comes back. */
  async function resume(session: StoredSession, { display }: Wishes): Promise<StoredSession> {
    const resumed = await changeSession(context, session.id, (stored) =>
      display !== undefined && display !== stored.display && isOpen(stored)
        ? { ...stored, display }
        : undefined,
    );
    return resumed ?? session;
  }

  /** A session that this process is opening, once it is open. */
  async function awaitOpening(session: StoredSession): Promise<StoredSession> {
    const attempt = session.phase === 'opening' ? openings.get(session.id) : undefined;
    return (await attempt) ?? (await store.find(session.id)) ?? session;
  }

  function isStale({ phase, createdAt }: StoredSession): boolean {
    return phase === 'opening' && now() - createdAt > longestOpeningMs;
  }

  /**
   * Whether a session is answered even to who wishes a new one: what may have been signed is not given up
   * before the provider was asked.
   */
  function isKept({ provider: of, phase, step, answeredAt = 0 }: StoredSession, askedAt: number): boolean {
    if (of !== provider.id) return false;
    if (phase === 'finishing') return true;
    return (
      (phase === 'page' || phase === 'provider') &&
      step === 'sign' &&
      answeredAt <= askedAt - provider.readIntervalMs
    );
  }

  /** Whether a session without a wish to restart is answered again instead of opening a new one. */
  async function isAnswer(
    session: StoredSession,
    { user, wishes: { capture } }: OpeningRequest,
  ): Promise<boolean> {
    const { verdict, phase, waitingSince, pageExpiresAt, picturesAt } = session;
    // Who presses reload after an approval must not be asked for a passport again.
    if (verdict) return verdict.status === 'approved' || verdict.status === 'review' || isUntold(session);
    if (!isOpen(session) || session.provider !== provider.id || isStale(session)) return false;
    const leg = await openLeg(sealer, session);
    // Another user of the provider's is another person: they go on with nothing that was begun for the one
    // before.
    if (leg?.memo !== undefined && connection.isOf?.(user, leg.memo) === false) return false;
    if (phase !== 'page' || waitingSince !== undefined) return true;
    // A page that was loaded anew has lost the pictures, and would begin with the front, which the provider
    // has and takes no second time.
    if (capture === 'own' && picturesAt !== undefined) return false;
    const expired = pageExpiresAt !== undefined && pageExpiresAt <= now();
    return !expired && leg !== undefined;
  }
}

/** Whether there is a verdict that no browser has been told yet. */
const isUntold = ({ verdict, toldAt }: StoredSession): boolean =>
  verdict !== undefined && toldAt === undefined;
