// Italiano.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Ora può tornare indietro',
  hint: 'Torni alla finestra da cui proviene, oppure chiuda questa. La verifica continua lì.',
  goOn: 'Continua',
};
