// Nederlands.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'U kunt nu teruggaan',
  hint:
    'Ga terug naar het venster waar u vandaan kwam, of sluit dit venster. Uw identiteits\u00adcontrole ' +
    'gaat daar verder.',
  goOn: 'Verdergaan',
};
