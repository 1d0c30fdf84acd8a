// The way back from a provider's page. Anybody's link can cause a visit, so a visit is only a reason to read
// the caller's session. What it says is believed only with evidence from the provider.

import type { Context as Visit } from 'hono';
import type { KnownFacts } from './call-facts.js';
import type { ConnectedProvider } from './connected-providers.js';
import type { Context } from './context.js';
import type { Phones } from './devices/phone.js';
import { createKeptReferrer } from './kept-referrer.js';
import type { CountRequest } from './limits/rate-limits.js';
import type { createReturnPage, Said } from './return-page.js';
import { openLeg } from './sealed-leg.js';
import type { StoredSession } from './session/phases.js';
import { happen } from './session-changes.js';
import { StoreFailure } from './store/bounded-store.js';
import { identifyUser } from './user.js';
import type { Identify } from './user.js';

export interface ReturnVisitsOptions {
  readonly context: Context;
  readonly identify: Identify;
  readonly returnPage: ReturnType<typeof createReturnPage>;
  readonly phones: Phones;
  readonly count: CountRequest;
  /** Returns the public address of the mount that a request came through. */
  readonly baseUrlOf: (request: Request) => string;
}

type Result = Said['result'];

/** Answers visits to the return routes. There is no origin guard here, and everybody gets the same answer. */
export function createReturnVisits(options: ReturnVisitsOptions) {
  const { context, identify, returnPage, phones, count, baseUrlOf } = options;
  const { settings, store, providers, logger } = context;
  const referrer = createKeptReferrer({ baseUrlOf, baseUrl: settings.baseUrl });

  return async function comeBack(
    { req: { raw: request }, env: { clientAddress }, var: { language } }: Visit<{ Bindings: KnownFacts }>,
    result: Result,
  ): Promise<Response> {
    const state = new URL(request.url).searchParams.get('state');
    // Any page can cause visits, so no number of them may take the way back from its visitor. Beyond the
    // limit the page is shown as it is to a stranger, which asks nobody.
    const mayAsk = await count('return', { address: clientAddress }).then(
      () => true,
      () => false,
    );
    const phone = mayAsk ? await phones.returned(request).catch(() => undefined) : undefined;
    if (phone) {
      if (!phone.isOfAnother && isVisit(request))
        await tell(phone.session, { request, result, state }).catch(keptStill);
      return new Response(null, { status: 303, headers: { location: `${baseUrlOf(request)}/device` } });
    }
    const user = mayAsk ? await whoIs(request) : undefined;
    // Without the store nobody can be told that the customer is back, but the customer can be shown so.
    const session = user && (await store.newest(user.id).catch(() => undefined));
    const again = user ? {} : onceMore(request, result);
    const shown = { language, isFramed: request.headers.get('sec-fetch-dest') === 'iframe' };
    if (takesState(session, state)) {
      // A stranger's link leads here too (check 57). Without the session's `state`, no page is told that the
      // customer is back.
      if (state === null || (user && state !== session?.returnState)) return returnPage.page(shown);
      // SameSite=Strict may have kept the login cookie back. The window that opened this one knows its page;
      // other tabs do not.
      if (!user)
        return referrer.keep(
          request,
          await returnPage.page({ ...shown, said: { result, isKnown: false }, ...again }),
        );
    }
    if (session && isVisit(request)) await tell(session, { request, result, state }).catch(keptStill);
    if (session?.display !== 'redirect') {
      const page = await returnPage.page({ ...shown, said: { result, isKnown: true }, ...again });
      return user ? referrer.clear(request, page) : referrer.keep(request, page);
    }
    return referrer.clear(
      request,
      new Response(null, { status: 303, headers: { location: settings.returnUrl } }),
    );
  };

  /** A login that fails says nothing. */
  function whoIs(request: Request) {
    return identifyUser({ identify, logger }, request).catch(() => undefined);
  }

  /** Whether the provider's page brings the `state` back. If it does, a visit without it proves nothing. */
  function takesState(session: StoredSession | undefined, state: string | null): boolean {
    const connected = session && providers.find(session.provider);
    const isTaken = ({ provider }: ConnectedProvider) => provider.takesReturnUrl === true;
    if (connected) return isTaken(connected);
    return state === null ? providers.all.every(isTaken) : providers.all.some(isTaken);
  }

  async function tell(
    session: StoredSession,
    { request, result, state }: { request: Request; result: Result; state: string | null },
  ): Promise<void> {
    const { headers } = request;
    const page = session.phase === 'page' || session.phase === 'provider' ? await pageOf(session) : undefined;
    const configured = providers.find(session.provider)?.provider.pageOrigins ?? [];
    await happen(context, session.id, {
      kind: 'returned',
      visit: {
        result,
        hasState: state !== null && state === session.returnState,
        from: readReferrer(request) ?? referrer.read(request),
        pageOrigins: page === undefined ? configured : [...configured, page],
        isDocument: (headers.get('sec-fetch-dest') ?? 'document') === 'document',
        isUnled: headers.get('sec-fetch-site') === 'none',
      },
    });
  }

  async function pageOf(session: StoredSession): Promise<string | undefined> {
    const url = (await openLeg(context.sealer, session))?.page?.url;
    return url === undefined ? undefined : new URL(url).origin;
  }

  /**
   * With SameSite=Strict, the first visit has no login cookie. Our page then leads a customer in the same tab
   * here again, and that visit has the cookie.
   */
  function onceMore(request: Request, result: Result): { returnUrl?: string } {
    if (request.headers.get('sec-fetch-site') !== 'cross-site') return {};
    const state = new URL(request.url).searchParams.get('state');
    const query = state === null ? '' : `?${String(new URLSearchParams({ state }))}`;
    return { returnUrl: `${baseUrlOf(request)}/return/${result}${query}` };
  }
}

/** The page that the customer came from is read by the clock anyway. */
function keptStill(error: unknown): void {
  if (!(error instanceof StoreFailure)) throw error;
}

/**
 * Whether a browser navigated here. Loading the address as another site's picture, a HEAD request and a
 * prefetch do not count.
 */
function isVisit({ method, headers }: Request): boolean {
  return (
    method === 'GET' &&
    (headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' &&
    !headers.has('sec-purpose')
  );
}

/** Origin of the other page that led here. Most browsers send no more than the origin. */
function readReferrer({ url, headers }: Request): string | undefined {
  const referrer = headers.get('referer') ?? '';
  const origin = URL.canParse(referrer) ? new URL(referrer).origin : undefined;
  return origin === new URL(url).origin ? undefined : origin;
}
