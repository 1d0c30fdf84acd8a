// Eesti.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Võite nüüd tagasi minna',
  hint: 'Minge tagasi aknasse, kust tulite, või sulgege see aken. Teie kontroll jätkub seal.',
  goOn: 'Jätka',
};
