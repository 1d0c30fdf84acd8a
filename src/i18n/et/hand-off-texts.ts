// Eesti.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Jätka telefonis',
  handOffHint: 'Skannige see kood oma telefoni kaameraga.',
  copyLink: 'Kopeeri link',
  linkCopied: 'Link on kopeeritud',
  shareLink: 'Saada link',
  sendSms: 'Saada link SMS-iga',
  smsNumber: 'Teie mobiilinumber koos riigikoodiga',
  smsSent: 'Link on teel teie telefoni.',
  smsFailed: 'Linki ei saanud saata. Palun skannige kood.',
  stayHere: 'Jätka selles seadmes',
  typeDigits: 'Sisestage kaks numbrit, mida teie telefon näitab',
  wrongDigits: 'Numbrid ei olnud õiged. Palun skannige uus kood.',
  onPhone: 'Jätkate oma telefonis',
  phoneQuiet: 'Teie telefonist pole mõnda aega midagi kuulda olnud.',
  takeBack: 'Too siia tagasi',
};
