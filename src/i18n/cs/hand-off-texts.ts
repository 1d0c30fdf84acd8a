// Čeština.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Pokračovat na telefonu',
  handOffHint: 'Naskenujte tento kód fotoaparátem telefonu.',
  copyLink: 'Kopírovat odkaz',
  linkCopied: 'Odkaz je zkopírován',
  shareLink: 'Poslat odkaz',
  sendSms: 'Poslat odkaz v SMS',
  smsNumber: 'Vaše mobilní číslo s předvolbou země',
  smsSent: 'Odkaz je na cestě do vašeho telefonu.',
  smsFailed: 'Odkaz se nepodařilo odeslat. Naskenujte prosím kód.',
  stayHere: 'Pokračovat na tomto zařízení',
  typeDigits: 'Zadejte dvě číslice, které ukazuje váš telefon',
  wrongDigits: 'Číslice nesouhlasí. Naskenujte prosím nový kód.',
  onPhone: 'Pokračujete na svém telefonu',
  phoneQuiet: 'Váš telefon se již chvíli neozval.',
  takeBack: 'Vrátit sem',
};
