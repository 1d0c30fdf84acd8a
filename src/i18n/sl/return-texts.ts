// Slovenščina.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Zdaj se lahko vrnete',
  hint: 'Vrnite se v okno, iz katerega ste prišli, ali zaprite to okno. Preverjanje se nadaljuje tam.',
  goOn: 'Nadaljuj',
};
