// Slovenčina.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Pokračovať na telefóne',
  handOffHint: 'Naskenujte tento kód fotoaparátom telefónu.',
  copyLink: 'Kopírovať odkaz',
  linkCopied: 'Odkaz je skopírovaný',
  shareLink: 'Poslať odkaz',
  sendSms: 'Poslať odkaz v SMS',
  smsNumber: 'Vaše mobilné číslo s predvoľbou krajiny',
  smsSent: 'Odkaz je na ceste do vášho telefónu.',
  smsFailed: 'Odkaz sa nepodarilo odoslať. Naskenujte, prosím, kód.',
  stayHere: 'Pokračovať na tomto zariadení',
  typeDigits: 'Zadajte dve číslice, ktoré ukazuje váš telefón',
  wrongDigits: 'Číslice nesedia. Naskenujte, prosím, nový kód.',
  onPhone: 'Pokračujete na svojom telefóne',
  phoneQuiet: 'Váš telefón sa už chvíľu neozval.',
  takeBack: 'Vrátiť sem',
};
