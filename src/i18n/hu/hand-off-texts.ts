// Magyar.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Folytatás a telefonon',
  handOffHint: 'Olvassa be ezt a kódot a telefonja kamerájával.',
  copyLink: 'Link másolása',
  linkCopied: 'Link másolva',
  shareLink: 'Link küldése',
  sendSms: 'Link küldése SMS-ben',
  smsNumber: 'Mobilszáma országkóddal',
  smsSent: 'A link úton van a telefonjára.',
  smsFailed: 'A linket nem sikerült elküldeni. Kérjük, olvassa be a kódot.',
  stayHere: 'Folytatás ezen az eszközön',
  typeDigits: 'Írja be a telefonján látható két számjegyet',
  wrongDigits: 'Nem ezek voltak a számjegyek. Kérjük, olvassa be az új kódot.',
  onPhone: 'A telefonján folytatja',
  phoneQuiet: 'Egy ideje nem hallottunk a telefonjáról.',
  takeBack: 'Visszavétel ide',
};
