// Srpski, latinica.

import type { Texts } from '../en/element-texts.js';
import { inLatin } from '../serbian-latin.js';
import { texts as cyrillic } from '../sr/element-texts.js';

export const texts: Texts = inLatin(cyrillic);
