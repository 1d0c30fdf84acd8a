// What the provider made of the document, shown back to the customer: its kind and its country in their
// language. Loaded on demand, once there is one.

import { html } from 'lit';
import { countryName } from './countries.js';
import { recognisedStyles } from './recognised-styles.js';
import { drawIcon } from './screen-parts.js';
import type { Screen, Stage, WordsAtHand } from '../stage.js';
import type { Progress } from '../steps.js';

const CHECK = 'M5 12.5l4.5 4.5L19 7.5';

export function recognised(
  { document, wanted }: Pick<Progress, 'document' | 'wanted'>,
  { language, wear }: Pick<Stage, 'language' | 'wear'>,
): Screen {
  wear(recognisedStyles);
  const country = document?.country && countryName(document.country, language());
  return (texts) => {
    const name = [nameOf(document?.type, texts), country].filter(Boolean).join(comma(language()));
    // beside a face, which nothing of ours detects, it is no more than what is done
    const said = wanted === 'face' ? name : `${texts.recognised} ${name}`;
    return html`<p part="recognised">${drawIcon(CHECK)}<span>${said}</span></p>`;
  };
}

/** `Intl.ListFormat` says "and" in some languages, and nothing at all in others. */
function comma(language: string): string {
  if (/^(ar|fa)/.test(language)) return '، ';
  if (language.startsWith('zh')) return '，';
  return language.startsWith('ja') ? '、' : ', ';
}

/** The provider's list of types is open. */
function nameOf(type: string | undefined, texts: WordsAtHand): string {
  if (type === 'IDENTITY_CARD') return texts.identityCard;
  if (type === 'PASSPORT') return texts.passport;
  if (type && /^DRIV(ER|ING).*LICEN[CS]E$/.test(type)) return texts.drivingLicence;
  return type === 'RESIDENCE_PERMIT' ? texts.residencePermit : texts.document;
}
