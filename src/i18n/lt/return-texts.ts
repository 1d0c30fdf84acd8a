// Lietuvių.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Dabar galite grįžti',
  hint: 'Grįžkite į langą, iš kurio atėjote, arba užverkite šį. Patvirtinimas tęsiamas ten.',
  goOn: 'Tęsti',
};
