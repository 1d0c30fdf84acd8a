// The routes that a provider's page leads back to, and what their page loads.

import type { Hono } from 'hono';
import { languageDetector } from 'hono/language';
import { returnPageLanguage, returnPageLanguages } from '../../i18n/return-page-texts.js';
import type { KnownFacts } from '../call-facts.js';
import type { Context } from '../context.js';
import type { Phones } from '../devices/phone.js';
import type { CountRequest } from '../limits/rate-limits.js';
import { createReturnPage } from '../return-page.js';
import { createReturnVisits } from '../return-visit.js';
import type { Identify } from '../user.js';
import type { Mount } from './mount.js';

export interface ReturnRoutesOptions {
  readonly context: Context;
  readonly identify: Identify;
  readonly mount: Mount;
  readonly phones: Phones;
  readonly count: CountRequest;
}

export function addReturn(
  routes: Hono<{ Bindings: KnownFacts }>,
  { context, mount, ...options }: ReturnRoutesOptions,
): void {
  const returnPage = createReturnPage(context.settings);
  const comeBack = createReturnVisits({ ...options, context, returnPage, baseUrlOf: mount.baseUrl });
  const inBrowsersLanguage = languageDetector({
    order: ['header'],
    caches: false,
    convertDetectedLanguage: returnPageLanguage,
    supportedLanguages: [...returnPageLanguages],
    fallbackLanguage: 'en',
  });
  routes.get('/return/success', inBrowsersLanguage, (visit) => comeBack(visit, 'success'));
  routes.get('/return/fail', inBrowsersLanguage, (visit) => comeBack(visit, 'fail'));
  routes.get('/return/done', inBrowsersLanguage, (visit) => returnPage.page(visit.var));
  routes.get('/return/return.js', returnPage.script);
  routes.get('/return/return.css', returnPage.style);
}
