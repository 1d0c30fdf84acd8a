// Srpski, latinica.

import type { ReturnPageTexts } from '../en/return-texts.js';
import { inLatin } from '../serbian-latin.js';
import { texts as cyrillic } from '../sr/return-texts.js';

export const texts: ReturnPageTexts = inLatin(cyrillic);
