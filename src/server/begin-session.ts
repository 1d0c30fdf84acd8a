// How a new session begins, step by step: it takes its place in the store, the provider creates it, and the
// former session gives way (replace-session.ts). No lock of the store is held while the provider is asked.

import { ProviderError } from '../providers/contract.js';
import type { Leg } from '../providers/contract.js';
import { parseLeg } from '../providers/parse-answer.js';
import { callProvider } from './call-provider.js';
import type { ConnectedProvider } from './connected-providers.js';
import type { Context } from './context.js';
import { giveWay, setAside } from './replace-session.js';
import { createdNothing } from './limits/new-sessions.js';
import type { Reservation } from './limits/new-sessions.js';
import { personMarks } from './persons.js';
import { Problem } from './problem.js';
import { readIfOwed } from './read-provider.js';
import { rememberLeg, sealPage } from './sealed-leg.js';
import type { OpeningRequest } from './session-request.js';
import type { OpeningSession, StoredSession } from './session/phases.js';
import { happen } from './session-changes.js';
import { undoLater } from './store/bounded-store.js';
import type { Begun, Opening } from './store/store.js';
import { describeFailure } from './thrown.js';

/** The place of a new session among the user's sessions. */
export interface Place {
  readonly id: string;
  /** The user's newest session, as the caller knows it. */
  readonly newest: StoredSession | undefined;
  readonly key: string | undefined;
}

type Opened = StoredSession | undefined;

/** Other requests of the customer wait for it, and take an opening for abandoned after a minute. */
const longestBeginMs = 45_000;

interface Taking extends Pick<Place, 'newest'> {
  readonly session: OpeningSession;
  readonly leg: Leg;
}

/** Begins sessions. It returns undefined if another request was faster. */
export function createSessionBeginner(context: Context) {
  const { store, logger, audit } = context;

  /** @throws Problem `PROVIDER_UNAVAILABLE`, `NOT_ELIGIBLE`, `SESSION_LIMIT` */
  return async function begin(request: OpeningRequest, place: Place): Promise<Opened> {
    const connected = await context.providers.choose(request.user, request.wishes);
    const session = await draft(context, request, { ...place, connected });
    if (place.newest) await setAside(context, place.newest, request);
    const { newest, key } = place;
    const reserved = await context.sessionLimits.reserve({
      userId: request.user.id,
      provider: connected.provider,
      key,
      clientAddress: request.clientAddress,
    });
    const begun = await takePlace(context, { session, after: newest?.id, key }, reserved);
    if (!begun.isOpen) return undefined;
    let { isCounted } = begun;
    try {
      if (!isCounted) await reserved.count();
      isCounted = true;
      const leg = await context.metrics.upstream({ provider: session.provider, call: 'begin' }, () =>
        createAtProvider(context, request, { session, newest, connected }),
      );
      const opened = await take(request, { session, newest, leg });
      if (!opened) await reserved.freeKey();
      return opened;
    } catch (error) {
      await leave(session.id);
      if (isCounted && createdNothing(error)) await reserved.takeBack();
      if (!(error instanceof ProviderError)) throw error;
      logger.error(
        { sessionId: session.id, ...describeFailure(error) },
        'The provider did not open a session.',
      );
      throw new Problem(error.reason === 'not-eligible' ? 'NOT_ELIGIBLE' : 'PROVIDER_UNAVAILABLE');
    }
  };

  /** Never rejects: what went wrong before is what the customer is told. */
  async function leave(id: string): Promise<void> {
    await store
      .forget(id)
      .catch(() =>
        logger.error(
          { sessionId: id },
          'A session that could not be opened is left in the store. It is in nobody’s way after a minute.',
        ),
      );
  }

  /** Gives the session its page, once the former session has given way. */
  async function take(request: OpeningRequest, { session, newest, leg }: Taking): Promise<Opened> {
    const { id } = session;
    const page = await sealPage(context, id, leg);
    if (!(await giveWay(context, session, { user: request.user, known: newest }))) {
      await store.forget(id);
      return undefined;
    }
    const former = session.follows === undefined ? undefined : await store.find(session.follows);
    const { shownPages } = former ?? {};
    const audited = openedBy(request, session);
    const change = await happen(context, session, { kind: 'opened', page, shownPages }, audit.entry(audited));
    logger.info({ sessionId: id }, 'A session is open.');
    context.metrics.opened(session.provider);
    if (change.isChanged) audit.deliverSoon();
    // The provider has it all the same, if it was given up meanwhile.
    else await audit.note(audited);
    readIfOwed(context, change);
    // Whoever gave this session up while it was being opened has a newer one.
    if (change.session?.phase !== 'page') return undefined;
    if (change.isChanged) rememberLeg(change.session, leg);
    return change.session;
  }
}

/** A place that the store gives too late is left again, and not counted. */
async function takePlace(
  { store, background }: Pick<Context, 'store' | 'background'>,
  opening: Opening,
  { counting, takeBack }: Reservation,
): Promise<Begun> {
  const leaveLater = (error: unknown): never => {
    const leave = async (done: unknown) => {
      await store.forget(opening.session.id);
      const { isCounted } = Object(done) as Partial<Begun>;
      if (isCounted) await takeBack();
    };
    undoLater(error, leave, background);
    throw error;
  };
  const begun = counting && (await store.openCounted?.(opening, counting).catch(leaveLater));
  if (begun?.isOpen) return begun;
  return { isOpen: await store.open(opening).catch(leaveLater), isCounted: false };
}

/** The line of the audit trail. */
const openedBy = ({ wishes }: OpeningRequest, { id, userId, provider, follows }: OpeningSession) =>
  ({ kind: wishes.restart ? 'restarted' : 'opened', userId, sessionId: id, provider, follows }) as const;

async function draft(
  context: Pick<Context, 'sealer' | 'now'>,
  { user, wishes }: OpeningRequest,
  { id, newest, connected }: Place & { readonly connected: ConnectedProvider },
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
    createdAt: context.now(),
    follows: newest?.phase === 'opening' ? newest.follows : newest?.id,
    returnState: provider.takesReturnUrl ? crypto.randomUUID() : undefined,
    facts: [],
    shownPages: newest?.shownPages,
  };
}

function createAtProvider(
  { settings, signal }: Context,
  { user, wishes, userAgent, browserLanguage, prefersDark, baseUrl }: OpeningRequest,
  given: {
    readonly session: OpeningSession;
    readonly newest: StoredSession | undefined;
    readonly connected: ConnectedProvider;
  },
): Promise<Leg> {
  const { id, returnState, provider } = given.session;
  const { newest } = given;
  const state = returnState === undefined ? '' : `?state=${returnState}`;
  const beginning = {
    sessionId: id,
    user,
    returnUrl: `${baseUrl ?? settings.baseUrl}/return/success${state}`,
    theme: prefersDark ? settings.darkTheme : settings.theme,
    language: wishes.language,
    timeZone: wishes.timeZone,
    userAgent,
    browserLanguage,
    // A user who had a session before must begin anew at its provider too, even without `restart`.
    restart: newest ? newest.provider === provider : wishes.restart,
  };
  return callProvider({ signal, ms: longestBeginMs }, async (ending) =>
    parseLeg(await given.connected.connection.begin(beginning, { signal: ending })),
  );
}
