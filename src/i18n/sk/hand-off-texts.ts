// Slovenčina.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Pokračovať na telefóne',
  handOffHint: 'Naskenujte tento kód fotoaparátom telefónu.',
  copyLink: 'Kopírovať odkaz',
  linkCopied: 'Odkaz je skopírovaný',
  shareLink: 'Poslať odkaz',
  stayHere: 'Pokračovať na tomto zariadení',
  typeDigits: 'Zadajte dve číslice, ktoré ukazuje váš telefón',
  wrongDigits: 'Číslice nesedia. Naskenujte, prosím, nový kód.',
  onPhone: 'Pokračujete na svojom telefóne',
  phoneQuiet: 'Váš telefón sa už chvíľu neozval.',
  takeBack: 'Vrátiť sem',
};
