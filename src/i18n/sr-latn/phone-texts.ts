// Srpski, latinica.

import type { PhoneTexts } from '../en/phone-texts.js';
import { inLatin } from '../serbian-latin.js';
import { texts as cyrillic } from '../sr/phone-texts.js';

export const texts: PhoneTexts = inLatin(cyrillic);
