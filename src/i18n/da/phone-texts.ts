// Dansk.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Verificering af identitet',
  question: 'Har du selv startet dette?',
  questionHint: 'Nogen vil fortsætte en verificering af identitet på denne telefon.',
  account: 'Konto',
  browser: 'Startet på',
  began: 'Tidspunkt',
  warning:
    'Vælg Stop, hvis nogen har sendt dig denne kode eller bedt dig scanne den. De prøver måske at ' +
    'bruge din identitet.',
  yes: 'Ja, det har jeg',
  stop: 'Stop',
  digits: 'Indtast disse to cifre på din anden enhed',
  digitsHint: 'Du kan fortsætte her, så snart du har indtastet dem der.',
  goOn: 'Fortsæt',
  waiting: 'Vi kontrollerer dine oplysninger…',
  unfinished: 'Det lykkedes ikke',
  done: 'Du er færdig på denne telefon',
  doneHint: 'Fortsæt på din anden enhed.',
  stopped: 'Stoppet',
  stoppedHint: 'Ingen kan fortsætte med denne kode.',
  gone: 'Koden gælder ikke længere',
  goneHint: 'Få en ny på din anden enhed.',
  other: 'En anden konto er logget ind på denne telefon',
  otherHint: 'Log ud her først, eller brug en anden telefon.',
  failed: 'Forbindelsen mislykkedes',
  retry: 'Prøv igen',
};
