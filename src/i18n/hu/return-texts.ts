// Magyar.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Most már visszatérhet',
  hint: 'Térjen vissza abba az ablakba, ahonnan jött, vagy zárja be ezt. Az ellenőrzés ott folytatódik.',
  goOn: 'Folytatás',
};
