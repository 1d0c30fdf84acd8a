// Română.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Acum vă puteți întoarce',
  hint:
    'Întoarceți-vă la fereastra din care ați venit sau închideți-o pe aceasta. Verificarea continuă ' +
    'acolo.',
  goOn: 'Continuați',
};
