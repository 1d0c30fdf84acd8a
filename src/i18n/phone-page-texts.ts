// Texts of the phone's page of a hand-off in all our languages, for the kit, which serves this page. No
// script loads them.

import { texts as english, type PhoneTexts } from './en/phone-texts.js';
import { createKitPage } from './kit-page.js';
import * as files from './phone-languages.js';

export const {
  languages: phonePageLanguages,
  languageFor: phonePageLanguage,
  localize: localizePhonePage,
} = createKitPage<PhoneTexts>(files, english);
