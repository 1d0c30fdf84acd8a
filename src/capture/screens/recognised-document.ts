// What the provider made of the document, shown back to the customer: its kind and its country in their
// language. Loaded on demand, once there is one.

import { html, type TemplateResult } from 'lit';
import { countryName } from './countries.js';
import { icon } from './screen-parts.js';
import type { WordsAtHand } from '../stage.js';
import type { RecognisedDocument } from '../steps.js';

export function recognised(
  document: RecognisedDocument,
  texts: WordsAtHand,
  language: string,
): TemplateResult {
  const country = document.country && countryName(document.country, language);
  const name = [nameOf(document.type, texts), country].filter(Boolean).join(', ');
  return html`<p part="recognised">${icon('check')}<span>${texts.recognised} ${name}</span></p>`;
}

/** The provider's list of types is open. */
function nameOf(type: string | undefined, texts: WordsAtHand): string {
  if (type === 'IDENTITY_CARD') return texts.identityCard;
  if (type === 'PASSPORT') return texts.passport;
  if (type && /^DRIV(ER|ING).*LICEN[CS]E$/.test(type)) return texts.drivingLicence;
  return type === 'RESIDENCE_PERMIT' ? texts.residencePermit : texts.document;
}
