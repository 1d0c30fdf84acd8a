// The token request of an element that stands in the page's markup leaves before the element is defined: on a
// slow phone, the element and its class take longer to come alive than a request takes to leave. It must ask
// for nothing but what the element itself is going to ask for a moment later, as soon as it is defined.

import { html } from 'lit/html.js';
import { sendEarly } from '../enrolment/merchant.js';
import { resolveLanguage } from '../i18n/localize.js';
import { askingOf, startsByItself } from './asking.js';
import { find, keep } from './early.js';
import { settingsInMarkup } from './settings.js';

function askEarly(): void {
  const element = document.querySelector('kyc-enrolment');
  // properties that the page or a framework has set already are the element's to read
  if (!element || Object.keys(element).length > 0 || element.closest('[disabled]')) return;
  const settings = settingsInMarkup(element);
  if (!startsByItself(settings)) return;
  if (find()) return; // of prefetch()
  const asking = askingOf(settings, resolveLanguage(element));
  keep(asking, sendEarly(asking), true);
}

// Lit's templates come first: where the page's Trusted Types refuse them, there will be no element to ask for.
// On a server there is no document, though Lit may have put a registry of elements there.
const willBeDefined = (templates: unknown) =>
  templates !== undefined && typeof document !== 'undefined' && !customElements.get('kyc-enrolment');

if (willBeDefined(html)) askEarly();
