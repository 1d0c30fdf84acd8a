// Slovenčina.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Teraz sa môžete vrátiť',
  hint: 'Vráťte sa do okna, z ktorého ste prišli, alebo toto okno zatvorte. Overenie pokračuje tam.',
  goOn: 'Pokračovať',
};
