// The words of the screens that most customers never see: their English comes with them.

import { detourTexts } from '../../i18n/en/detour-texts.js';
import type { Words, WordsAtHand } from '../stage.js';

/** Completes what is at hand, in its language. */
export const allWords = (texts: WordsAtHand): Words => ({ ...detourTexts, ...texts });
