// A hosted page and what it calls, the same for both legs: the identification and the signing page, each on
// an origin of its own.

import { Hono } from 'hono';
import * as z from 'zod/mini';
import { readJson } from '../../../sandbox/control.js';
import { assetResponse, pageResponse } from '../../../sandbox/page-frame.js';
import { problem } from '../../../sandbox/emulator-problem.js';
import type { Enrolments } from './enrolments.js';
import type { Enrolment, Leg } from './enrolment-phases.js';
import { identificationPage } from './identification-page.js';
import { pageScript } from './page-script.js';
import { pageStyles } from './page-styles.js';
import { returnUrlOf, type Ending, type SignerStatus } from './return-urls.js';
import type { Skin } from './scenarios.js';
import { signingPage } from './signing-page.js';

export interface LegRoutesOptions {
  readonly leg: Leg;
  readonly enrolments: Enrolments;
  /** Whose identification page it is where the scenario doesn't say. */
  readonly skin: Skin;
  /** The merchant's address, as configured. */
  readonly addressOf: (ending: Ending) => string;
}

/** Paths of the hosted pages; the secret travels as `token`, which the sandbox's log redacts. */
export const pagePaths: Readonly<Record<Leg, string>> = { identification: '/l/', signing: '/sign/' };

const reportSchema = z.object({ outcome: z.enum(['completed', 'aborted']) });

/** Routes of one hosted page. */
export function legRoutes({ leg, enrolments, skin, addressOf }: LegRoutesOptions): Hono {
  const routes = new Hono();
  const path = pagePaths[leg];

  routes.get('/assets/page.js', () => assetResponse(pageScript, 'text/javascript'));
  routes.get('/assets/page.css', () => assetResponse(pageStyles, 'text/css'));

  const find = (token: string) => {
    const enrolment = enrolments.byToken(token);
    return enrolment?.tokens[leg] === token ? enrolment : undefined;
  };

  function leaveTo(ending: Ending, enrolment: Enrolment, signerStatus: SignerStatus = ''): string {
    return returnUrlOf(addressOf(ending), { leg, enrolment, signerStatus });
  }

  /** Where a page that was used up leads; undefined while it is open. */
  function usedUp(enrolment: Enrolment): string | undefined {
    if (enrolment.phase === leg) return undefined;
    return enrolment.phase === 'failed'
      ? leaveTo('fail', enrolment)
      : leaveTo('success', enrolment, 'signed');
  }

  routes.get(path, (c) => {
    const enrolment = find(c.req.query('token') ?? '');
    if (!enrolment) return problem(404, 'Not Found');
    if (enrolments.isExpired(enrolment, leg))
      return new Response(null, {
        status: 302,
        headers: {
          Location: leaveTo('fail', enrolment),
          'Cache-Control': 'no-store',
          'Referrer-Policy': 'no-referrer',
        },
      });

    const { scenario, language } = enrolment;
    const view = { language, breaksOff: scenario[leg]?.page === 'breaks-off', continueTo: usedUp(enrolment) };
    const page =
      leg === 'signing' ? signingPage(view) : identificationPage({ ...view, skin: scenario.skin ?? skin });
    return pageResponse(page, {
      'Referrer-Policy': 'strict-origin-when-cross-origin', // as browsers do for the real pages
      ...(!scenario.isFramable && { 'X-Frame-Options': 'DENY' }),
      ...(scenario.isIsolated && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
    });
  });

  // What the page's script reports; the answer says where the customer goes.
  routes.post(`${path}report`, async (c) => {
    const enrolment = find(/^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1] ?? '');
    if (!enrolment) return problem(401, 'Unauthorized');
    const report = z.safeParse(reportSchema, await readJson(c.req.raw));
    if (!report.success) return problem(400, 'Bad Request');
    if (enrolments.isExpired(enrolment, leg))
      return c.json({ isFine: false, returnUrl: leaveTo('fail', enrolment) });
    const address = usedUp(enrolment);
    if (address !== undefined) return c.json({ isFine: enrolment.phase !== 'failed', returnUrl: address });

    if (report.data.outcome === 'aborted') {
      enrolments.abort(enrolment, leg);
      const isSilent = enrolment.scenario[leg]?.page === 'breaks-off';
      return c.json({ isFine: false, returnUrl: leaveTo('fail', enrolment, isSilent ? '' : 'rejected') });
    }
    const isFine = enrolments.complete(enrolment, leg);
    return c.json({
      isFine,
      returnUrl: isFine ? leaveTo('success', enrolment, 'signed') : leaveTo('fail', enrolment),
    });
  });

  return routes;
}
