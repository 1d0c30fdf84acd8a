// Svenska.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Identitets\u00adverifiering',
  question: 'Startade du detta själv?',
  questionHint: 'Någon vill fortsätta en identitets\u00adverifiering på den här telefonen.',
  account: 'Konto',
  browser: 'Startad på',
  began: 'Tidpunkt',
  warning:
    'Välj Stoppa om någon har skickat koden till dig eller bett dig skanna den. De kan försöka ' +
    'använda din identitet.',
  yes: 'Ja, det gjorde jag',
  stop: 'Stoppa',
  digits: 'Skriv de här två siffrorna på din andra enhet',
  digitsHint: 'Du kan fortsätta här så snart du har skrivit dem där.',
  goOn: 'Fortsätt',
  waiting: 'Vi kontrollerar dina uppgifter…',
  unfinished: 'Det gick inte',
  done: 'Du är klar på den här telefonen',
  doneHint: 'Fortsätt på din andra enhet.',
  stopped: 'Stoppad',
  stoppedHint: 'Ingen kan fortsätta med den här koden.',
  gone: 'Koden gäller inte längre',
  goneHint: 'Hämta en ny på din andra enhet.',
  other: 'Ett annat konto är inloggat på den här telefonen',
  otherHint: 'Logga ut här först eller använd en annan telefon.',
  failed: 'Anslutningen misslyckades',
  retry: 'Försök igen',
};
