// Čeština.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Nyní se můžete vrátit',
  hint: 'Vraťte se do okna, ze kterého jste přišli, nebo toto okno zavřete. Ověření pokračuje tam.',
  goOn: 'Pokračovat',
};
