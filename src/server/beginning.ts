// A new session, step by step: its place among those of the user, the call that creates it at the provider,
// and the former one's giving way. Nothing of the store is held while the provider is asked.

import { ProviderError } from '../providers/contract.js';
import type { Leg } from '../providers/contract.js';
import type { ConnectedProvider } from './connected-providers.js';
import type { Context } from './context.js';
import { isOfAnother, personMarks } from './persons.js';
import { Problem } from './problem.js';
import { readIfOwed } from './reading.js';
import { openLeg, sealLeg, sealPage } from './sealed-leg.js';
import type { OpeningRequest } from './session-request.js';
import type { OpeningSession, StoredSession } from './session/phases.js';
import { isOpen, sealedOf } from './session/questions.js';
import { happen } from './session-changes.js';

/** Where a new session begins. */
export interface Place {
  readonly id: string;
  /** The user's newest session, as the caller knows it. */
  readonly newest: StoredSession | undefined;
  readonly key: string | undefined;
}

type Opened = StoredSession | undefined;

/** Begins sessions; what it returns is undefined where somebody else was faster. */
export function createBeginning(context: Context) {
  const { store, now, sealer, logger } = context;

  /** @throws Problem `PROVIDER_UNAVAILABLE`, `NOT_ELIGIBLE` */
  return async function begin(request: OpeningRequest, place: Place): Promise<Opened> {
    const connected = await context.providers.choose(request.user, request.wishes);
    const session = await draft(request, place, connected);
    if (place.newest) await setAside(place.newest, request);
    const { newest, key } = place;
    if (!(await store.open({ session, after: newest?.id, key }))) return undefined;
    try {
      const leg = await create(request, { session, newest, connected });
      return await take(request, session, leg);
    } catch (error) {
      await store.forget(session.id);
      if (!(error instanceof ProviderError)) throw error;
      const { reason, message } = error;
      logger.error(
        { sessionId: session.id, reason, detail: message },
        'The provider did not open a session.',
      );
      throw new Problem(reason === 'not-eligible' ? 'NOT_ELIGIBLE' : 'PROVIDER_UNAVAILABLE');
    }
  };

  async function draft(
    { user, wishes }: OpeningRequest,
    { id, newest }: Place,
    connected: ConnectedProvider,
  ): Promise<OpeningSession> {
    const { provider } = connected;
    const [person] = await personMarks(context, connected, user);
    return {
      id,
      userId: user.id,
      provider: provider.id,
      externalId: user.externalId,
      person,
      display: wishes.display ?? 'inline',
      version: 0,
      phase: 'opening',
      createdAt: now(),
      follows: newest?.phase === 'opening' ? newest.follows : newest?.id,
      returnState: provider.takesReturnUrl ? crypto.randomUUID() : undefined,
      facts: [],
      shownPages: newest?.shownPages,
    };
  }

  /** What another person has signed is finalized beside the new session: it does not wait for it. */
  async function setAside(newest: StoredSession, { user }: OpeningRequest): Promise<void> {
    if (newest.phase !== 'finishing' || !(await isOfAnother(context, newest, user))) return;
    await supersede(newest, { isOtherPerson: true, isReplaced: false });
  }

  async function supersede(
    former: StoredSession,
    how: { readonly isOtherPerson: boolean; readonly isReplaced: boolean },
  ): Promise<StoredSession | undefined> {
    const of = sealedOf(former);
    const leg = await openLeg(sealer, former);
    const memo = leg && of && { of, sealed: await sealLeg(sealer, former.id, { memo: leg.memo }) };
    return (await happen(context, former.id, { kind: 'superseded', ...how, memo: memo || undefined }))
      .session;
  }

  function create(
    { user, wishes, userAgent, browserLanguage }: OpeningRequest,
    given: {
      readonly session: OpeningSession;
      readonly newest: StoredSession | undefined;
      readonly connected: ConnectedProvider;
    },
  ): Promise<Leg> {
    const { settings, signal } = context;
    const { id, returnState } = given.session;
    const state = returnState === undefined ? '' : `?state=${returnState}`;
    return given.connected.connection.begin(
      {
        sessionId: id,
        user,
        returnUrl: `${settings.baseUrl}/return/success${state}`,
        theme: settings.theme,
        language: wishes.language,
        timeZone: wishes.timeZone,
        userAgent,
        browserLanguage,
        // Whoever had a session before and gets another one is to begin anew at the provider too, asked for
        // or not.
        restart: wishes.restart || given.newest !== undefined,
      },
      { signal },
    );
  }

  /** Gives the customer the page, once the former session has given way. */
  async function take(request: OpeningRequest, session: OpeningSession, leg: Leg): Promise<Opened> {
    const { id } = session;
    const page = await sealPage(context, id, leg);
    if (!(await giveWay(session, request))) {
      await store.forget(id);
      return undefined;
    }
    const former = session.follows === undefined ? undefined : await store.find(session.follows);
    const change = await happen(context, id, { kind: 'opened', page, shownPages: former?.shownPages });
    logger.info({ sessionId: id }, 'A session is open.');
    readIfOwed(context, change);
    // Given up while it was being opened: whoever did that has a newer one.
    return change.session?.phase === 'page' ? change.session : undefined;
  }

  /**
   * Supersedes the session that another one follows, now that there is a page to follow it with: a provider
   * that is down takes nothing from a customer. False when it has come to owe its provider the last call
   * meanwhile, or when the new one was given up itself.
   */
  async function giveWay({ id, follows }: OpeningSession, { user }: OpeningRequest): Promise<boolean> {
    if ((await store.find(id))?.phase !== 'opening') return false;
    const former = follows === undefined ? undefined : await store.find(follows);
    if (!former) return true;
    const isOtherPerson = await isOfAnother(context, former, user);
    const isReplaced = !isOtherPerson && (await isBegunAnew(former, id));
    const cannotFinish = context.providers.find(former.provider) === undefined;
    const session = await supersede(former, { isOtherPerson: isOtherPerson || cannotFinish, isReplaced });
    return !session || !isOpen(session);
  }

  /**
   * Whether a review waits for a last call that the provider, which has begun anew for the same customer,
   * would take for the new process: one signature would be told as two approvals.
   */
  async function isBegunAnew(former: StoredSession, id: string): Promise<boolean> {
    if (former.phase !== 'review' || former.sealed === undefined) return false;
    return former.provider === (await store.find(id))?.provider;
  }
}
