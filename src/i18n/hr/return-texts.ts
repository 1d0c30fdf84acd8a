// Hrvatski.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Sada se možete vratiti',
  hint: 'Vratite se u prozor iz kojeg ste došli ili zatvorite ovaj. Vaša se provjera nastavlja tamo.',
  goOn: 'Nastavi',
};
