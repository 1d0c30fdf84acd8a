// Texts of the kit's return page in all our languages, for the kit, which serves this page. No script loads
// them.

import { texts as english, type ReturnPageTexts } from './en/return-texts.js';
import { createKitPage } from './kit-page.js';
import * as files from './return-languages.js';

export const {
  languages: returnPageLanguages,
  languageFor: returnPageLanguage,
  localize: localizeReturnPage,
} = createKitPage<ReturnPageTexts>(files, english);
