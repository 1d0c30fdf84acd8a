// Srpski, latinica.

import type { CaptureTexts } from '../en/camera-texts.js';
import { inLatin } from '../serbian-latin.js';
import { texts as cyrillic } from '../sr/camera-texts.js';

export const texts: CaptureTexts = inLatin(cyrillic);
