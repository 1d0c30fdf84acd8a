// Íslenska.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Þú getur farið til baka núna',
  hint: 'Farðu aftur í gluggann sem þú komst úr, eða lokaðu þessum. Staðfestingin heldur áfram þar.',
  goOn: 'Halda áfram',
};
