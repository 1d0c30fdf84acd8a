// A head start: the session is asked for before there is an element that shows it.

import { sendEarly } from '../enrolment/merchant.js';
import { resolveLanguage } from '../i18n/localize.js';
import { askingOf, startsByItself } from './asking.js';
import { findSame, forget, keep } from './early.js';
import type { Settings } from './settings.js';
import { standards } from './settings-as-properties.js';

/** The settings of the element to come. An option that is left out has the element's own default. */
export interface PrefetchOptions
  extends
    Pick<Settings, 'tokenEndpoint'>,
    Partial<
      Pick<
        Settings,
        'fetch' | 'credentials' | 'timeZone' | 'display' | 'capture' | 'consentEndpoint' | 'startMode'
      >
    > {
  /** BCP 47; by default the document's, else the browser's. */
  readonly lang?: string | undefined;
}

/**
 * Asks the token endpoint as the element would, and keeps the answer in memory, for the first element with
 * the same settings that starts within 30 s. Call it as soon as it is sure that the customer will start. A
 * failure is nobody's: the element asks again. An answer with 200 that is no JSON is no failure, but wrong:
 * the element ends with `TOKEN_RESPONSE_INVALID`, as it does when it has asked itself. Where a customer can
 * sign out without leaving the page, call `prefetch.forget()` then.
 *
 * Returns false, and asks nothing, where an element would not start by itself either: with
 * `consentEndpoint`, with another `startMode` than `auto`, while the page is prerendered or a preview of
 * Turbo's. The same where `tokenEndpoint` is no address, in an insecure context, and where an element has
 * asked for the same already.
 */
export function prefetch({ lang, ...options }: PrefetchOptions): boolean {
  const settings = { ...standards, ...options } as Settings;
  if (!startsByItself(settings)) return false;
  const asking = askingOf(settings, lang ?? resolveLanguage(document.documentElement));
  const known = findSame(asking);
  if (known) return known.request !== undefined;
  const request = sendEarly(asking);
  const take = (signal: AbortSignal) =>
    request.take(signal)?.then(
      (response) => (response?.ok ? response : undefined),
      () => {
        signal.throwIfAborted(); // given up, and not failed
        return undefined;
      },
    );
  keep(asking, { ...request, take });
  return true;
}

/** Forgets an answer that no element has taken yet. To be called when the customer signs in or out. */
prefetch.forget = forget;
