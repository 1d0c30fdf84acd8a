// The phone's routes, all below `device`. Each asks in this order: may this page ask, does its cookie hold a
// grant of this session, what is the answer. None of them serves anything but that session.

import type { Hono } from 'hono';
import { languageDetector } from 'hono/language';
import { phonePageLanguage, phonePageLanguages } from '../../i18n/phone-page-texts.js';
import { answerSession } from '../answer.js';
import type { KnownFacts } from '../call-facts.js';
import type { Consents } from '../consent/consent-decisions.js';
import type { Context } from '../context.js';
import type { Mount } from './mount.js';
import type { OriginGuard } from '../origin-guard.js';
import { Problem } from '../problem.js';
import { readJson } from '../request-body.js';
import type { BodyLimits } from '../request-body.js';
import { parseWishes } from '../session-request.js';
import { readStatus } from '../status-request.js';
import type { Uploads } from '../uploads/pass-on-pictures.js';
import { answerPhone } from '../devices/answer-phone.js';
import { createDevicePage } from '../devices/device-page.js';
import type { ParsedHandOff } from '../devices/hand-off-options.js';
import type { Phones } from '../devices/phone.js';

export interface DeviceRoutesOptions {
  readonly context: Context;
  readonly guard: OriginGuard;
  readonly mount: Mount;
  readonly phones: Phones;
  readonly uploads: Uploads;
  readonly consents?: Consents | undefined;
  readonly bodyLimits: BodyLimits;
  readonly handOff: ParsedHandOff;
}

export function addDevices(routes: Hono<{ Bindings: KnownFacts }>, options: DeviceRoutesOptions): void {
  const { context, guard, mount, phones, uploads, consents, bodyLimits, handOff } = options;
  if (!handOff) return;
  const page = createDevicePage({ settings: context.settings, handOff });
  const inLanguage = languageDetector({
    order: ['querystring', 'header'],
    lookupQueryString: 'lang',
    caches: false,
    convertDetectedLanguage: phonePageLanguage,
    supportedLanguages: [...phonePageLanguages],
    fallbackLanguage: 'en',
  });
  const requireOurPage = (request: Request) => {
    if (!guard.accepts(request)) throw new Problem('ORIGIN_REFUSED');
  };

  routes.get('/device', inLanguage, ({ req: { raw }, var: { language } }) => {
    const { pathname } = new URL(mount.baseUrl(raw));
    return page.page({ language, path: pathname === '/' ? '' : pathname });
  });
  routes.get('/device/device.js', page.script);
  routes.get('/device/device.css', page.style);

  routes.post('/device', async ({ req: { raw } }) => {
    requireOurPage(raw);
    const body = await readJson(raw, bodyLimits);
    return answerPhone({ context, phones }, { request: raw, body });
  });

  routes.post('/device/session', async ({ req: { raw } }) => {
    requireOurPage(raw);
    const session = await phones.requirePhone(raw);
    const { capture } = parseWishes(await readJson(raw, bodyLimits));
    const status = await answerSession(context, session);
    const statusUrl = mount.sessionUrl(raw, session.id, 'device/');
    // The provider has no room for the pictures of a second camera.
    const hasPictures = 'picturesAt' in session && session.picturesAt !== undefined;
    const takesPictures =
      capture === 'own' && uploads.isOffered(session) && status.status === 'page' && !hasPictures;
    return Response.json({
      sessionId: session.id,
      statusUrl,
      ...(takesPictures ? { uploadUrl: statusUrl } : {}),
      ...status,
    });
  });

  routes.get('/device/session/:id', async ({ req: { raw }, req }) => {
    requireOurPage(raw);
    const session = await phones.requirePhoneOf(raw, req.param('id'));
    return Response.json((await readStatus(context, session, raw)).status);
  });

  async function requireWriter(request: Request, id: string) {
    requireOurPage(request);
    const session = await phones.requirePhoneOf(request, id);
    await consents?.demandStill(session.userId);
    return session;
  }

  for (const step of ['document', 'face'] as const)
    routes.post(`/device/session/:id/${step}`, async ({ req: { raw }, req, env: { clientAddress } }) => {
      const session = await requireWriter(raw, req.param('id'));
      return context.metrics.uploading(() => uploads.picture(raw, { session, step, clientAddress }));
    });
  routes.post('/device/session/:id/complete', async ({ req: { raw }, req }) =>
    uploads.complete(await requireWriter(raw, req.param('id'))),
  );
}
