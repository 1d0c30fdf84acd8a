// Suomi.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Voit nyt palata takaisin',
  hint: 'Palaa ikkunaan, josta tulit, tai sulje tämä ikkuna. Vahvistus jatkuu siellä.',
  goOn: 'Jatka',
};
