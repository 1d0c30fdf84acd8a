// Texts of the hosted page in the provider's 17 languages (docs/providers/trustmatic.md, Languages).

import { arabic } from './texts/ar-SA.js';
import { czech } from './texts/cs-CZ.js';
import { danish } from './texts/da-DK.js';
import { german } from './texts/de-DE.js';
import { english, type PageTexts } from './texts/en-US.js';
import { spanish } from './texts/es-ES.js';
import { finnish } from './texts/fi-FI.js';
import { canadianFrench } from './texts/fr-CA.js';
import { french } from './texts/fr-FR.js';
import { hungarian } from './texts/hu-HU.js';
import { japanese } from './texts/jp-JP.js';
import { latvian } from './texts/lv-LV.js';
import { portuguese } from './texts/pt-PT.js';
import { romanian } from './texts/ro-RO.js';
import { slovak } from './texts/sk-SK.js';
import { swedish } from './texts/sv-SE.js';
import { ukrainian } from './texts/uk-UA.js';

/** The keys are the provider's codes. One of them, `jp-JP`, is not BCP 47. */
export const pageTexts: Readonly<Record<string, PageTexts>> & { readonly 'en-US': PageTexts } = {
  'ar-SA': arabic,
  'cs-CZ': czech,
  'da-DK': danish,
  'de-DE': german,
  'en-US': english,
  'es-ES': spanish,
  'fi-FI': finnish,
  'fr-CA': canadianFrench,
  'fr-FR': french,
  'hu-HU': hungarian,
  'jp-JP': japanese,
  'lv-LV': latvian,
  'pt-PT': portuguese,
  'ro-RO': romanian,
  'sk-SK': slovak,
  'sv-SE': swedish,
  'uk-UA': ukrainian,
};
