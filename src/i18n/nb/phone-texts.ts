// Norsk bokmål.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Identitets\u00adkontroll',
  question: 'Startet du dette selv?',
  questionHint: 'Noen vil fortsette en identitets\u00adkontroll på denne telefonen.',
  account: 'Konto',
  browser: 'Startet på',
  began: 'Tidspunkt',
  warning:
    'Velg Stopp hvis noen har sendt deg denne koden eller bedt deg om å skanne den. De prøver kanskje ' +
    'å bruke identiteten din.',
  yes: 'Ja, det gjorde jeg',
  stop: 'Stopp',
  digits: 'Skriv inn disse to sifrene på den andre enheten',
  digitsHint: 'Du kan fortsette her så snart du har skrevet dem inn der.',
  goOn: 'Fortsett',
  waiting: 'Vi kontrollerer opplysningene dine…',
  unfinished: 'Det gikk ikke',
  done: 'Du er ferdig på denne telefonen',
  doneHint: 'Fortsett på den andre enheten.',
  stopped: 'Stoppet',
  stoppedHint: 'Ingen kan fortsette med denne koden.',
  gone: 'Denne koden gjelder ikke lenger',
  goneHint: 'Hent en ny på den andre enheten.',
  other: 'En annen konto er logget inn på denne telefonen',
  otherHint: 'Logg ut her først, eller bruk en annen telefon.',
  failed: 'Tilkoblingen mislyktes',
  retry: 'Prøv igjen',
};
