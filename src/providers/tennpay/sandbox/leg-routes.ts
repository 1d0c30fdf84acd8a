// A hosted page and the requests it makes. The same code serves both legs: the identification page and the
// signing page, each on its own origin.

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
  /** The vendor whose identification page is shown, unless the scenario says otherwise. */
  readonly skin: Skin;
  /** Returns the merchant's configured return address. */
  readonly addressOf: (ending: Ending) => string;
}

/** Paths of the hosted pages. The secret is sent as `token`, which the sandbox's log redacts. */
export const pagePaths: Readonly<Record<Leg, string>> = { identification: '/l/', signing: '/sign/' };

const reportSchema = z.object({ outcome: z.enum(['completed', 'aborted']) });

/** Creates the routes of one hosted page. */
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

  /** Where a used-up page leads. Undefined while it is still open. */
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
      // the policy that browsers apply to the real pages
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      ...(!scenario.isFramable && { 'X-Frame-Options': 'DENY' }),
      ...(scenario.isIsolated && { 'Cross-Origin-Opener-Policy': 'same-origin' }),
    });
  });

  // The page's script reports here how it ended. The answer says where the customer goes.
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
