// Latviešu.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Tagad varat atgriezties',
  hint: 'Atgriezieties logā, no kura nācāt, vai aizveriet šo. Pārbaude turpinās tur.',
  goOn: 'Turpināt',
};
