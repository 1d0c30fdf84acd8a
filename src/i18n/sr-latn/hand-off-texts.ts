// Srpski, latinica.

import type { HandOffTexts } from '../en/hand-off-texts.js';
import { inLatin } from '../serbian-latin.js';
import { texts as cyrillic } from '../sr/hand-off-texts.js';

export const texts: HandOffTexts = inLatin(cyrillic);
