// Polski.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Możesz teraz wrócić',
  hint: 'Wróć do poprzedniego okna albo zamknij to. Weryfikacja jest kontynuowana tam.',
  goOn: 'Kontynuuj',
};
