// Română.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Continuați pe telefon',
  handOffHint: 'Scanați acest cod cu camera telefonului.',
  copyLink: 'Copiați linkul',
  linkCopied: 'Linkul este copiat',
  shareLink: 'Trimiteți linkul',
  sendSms: 'Trimiteți linkul prin SMS',
  smsNumber: 'Numărul dumneavoastră de mobil, cu prefixul țării',
  smsSent: 'Linkul este pe drum spre telefonul dumneavoastră.',
  smsFailed: 'Linkul nu a putut fi trimis. Scanați codul.',
  stayHere: 'Continuați pe acest dispozitiv',
  typeDigits: 'Introduceți cele două cifre afișate pe telefon',
  wrongDigits: 'Nu acestea erau cifrele. Scanați noul cod.',
  onPhone: 'Continuați pe telefon',
  phoneQuiet: 'Nu am mai primit vești de la telefon de ceva timp.',
  takeBack: 'Reluați aici',
};
