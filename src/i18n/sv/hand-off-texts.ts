// Svenska.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Fortsätt på din telefon',
  handOffHint: 'Skanna koden med telefonens kamera.',
  copyLink: 'Kopiera länken',
  linkCopied: 'Länken är kopierad',
  shareLink: 'Skicka länken',
  sendSms: 'Skicka länken med sms',
  smsNumber: 'Ditt mobilnummer med landskod',
  smsSent: 'Länken är på väg till din telefon.',
  smsFailed: 'Länken kunde inte skickas. Skanna koden.',
  stayHere: 'Fortsätt på den här enheten',
  typeDigits: 'Skriv de två siffror som telefonen visar',
  wrongDigits: 'Det var inte rätt siffror. Skanna den nya koden.',
  onPhone: 'Du fortsätter på din telefon',
  phoneQuiet: 'Vi har inte hört av din telefon på ett tag.',
  takeBack: 'Ta tillbaka hit',
};
