// The hosted page and the requests it makes (docs/providers/trustmatic.md, Web enrolment).

import { Hono, type Context } from 'hono';
import { hang, type Clock } from '../../../sandbox/clock.js';
import { assetResponse, pageResponse } from '../../../sandbox/page-frame.js';
import { bearerOf } from './authorization.js';
import { hostedPage } from './page.js';
import { pageScript } from './page-script.js';
import { pageStyles } from './page-styles.js';
import type { Session, Sessions } from './emulated-sessions.js';
import { claimedSession, type Tokens } from './tokens.js';

export interface PageRoutesOptions {
  readonly sessions: Sessions;
  readonly tokens: Tokens;
  readonly clock: Clock;
  /** Ends unanswered requests. */
  readonly signal: AbortSignal;
  readonly onCompleted: (session: Session) => void;
}

const SLOW_MS = 4000;

/** Creates the routes of the hosted page. */
export function pageRoutes({ sessions, tokens, clock, signal, onCompleted }: PageRoutesOptions): Hono {
  const routes = new Hono();

  routes.get('/assets/page.js', () => assetResponse(pageScript, 'text/javascript'));
  routes.get('/assets/page.css', () => assetResponse(pageStyles, 'text/css'));

  async function find(token: string): Promise<Session | undefined> {
    const id = await tokens.read('reference', token);
    const session = id === undefined ? undefined : sessions.get(id);
    return session && (session.completedAt !== undefined || sessions.statusOf(session) === 'PENDING')
      ? session
      : undefined;
  }

  const errorOf = (session: Session | undefined): string | undefined => {
    if (!session) return 'SESSION_UNAUTHORIZED';
    return session.completedAt === undefined ? session.error : 'SESSION_ALREADY_COMPLETED';
  };

  routes.get('/web-enrolment', (c) => c.redirect(`/web-enrolment/${new URL(c.req.url).search}`));

  routes.get('/web-enrolment/', async (c) => {
    const { token = '', iframe, lang, crossDevice, onlyMobile, device } = c.req.query();
    const session = await find(token);
    const trouble = session?.scenario.trouble;
    const until = AbortSignal.any([c.req.raw.signal, signal]);
    if (trouble === 'hang') return hang(until);
    if (trouble === 'slow') await clock.wait(SLOW_MS, until);

    if (session?.error === 'SESSION_ALREADY_COMPLETED' && session.completedAt === undefined) {
      // this error means that the session was completed, perhaps on another device
      sessions.complete(session);
      onCompleted(session);
    }
    const isFramed = iframe === 'true';
    const isPhone = device === 'phone';
    // Both parameters have an effect only in an iframe (docs/providers/trustmatic.md, Web enrolment).
    const isSkipped = isPhone || (isFramed && crossDevice === 'false');
    const isRequired = isFramed && onlyMobile === 'true';
    const page = hostedPage({
      lang,
      sessionId: session?.id ?? claimedSession(token) ?? '',
      error: errorOf(session),
      isTwoSided: session?.scenario.sides !== 1,
      theme: session?.theme,
      device: isPhone ? 'phone' : 'computer',
      isFramed: isFramed && !isPhone,
      isSilent: trouble === 'silent',
      handover: isSkipped ? 'skipped' : isRequired ? 'required' : 'offered',
      phoneUrl: `?${new URLSearchParams({ token, lang: lang ?? '', device: 'phone' }).toString()}`,
    });
    return pageResponse(page, trouble === 'frame-refused' ? { 'X-Frame-Options': 'DENY' } : {});
  });

  const refusal = (c: Context, error: string) =>
    c.json({ error }, error === 'SESSION_UNAUTHORIZED' ? 401 : 409);

  routes.get('/web-enrolment/state', async (c) => {
    const session = await find(bearerOf(c.req.raw));
    if (!session) return refusal(c, 'SESSION_UNAUTHORIZED');
    return c.json({ isCompleted: session.completedAt !== undefined, returnUrl: session.returnUrl });
  });

  routes.post('/web-enrolment/complete', async (c) => {
    const session = await find(bearerOf(c.req.raw));
    const error = errorOf(session);
    if (!session || error !== undefined) return refusal(c, error ?? 'SESSION_UNAUTHORIZED');
    sessions.complete(session);
    onCompleted(session);
    return c.json({ returnUrl: session.returnUrl });
  });

  return routes;
}
