// Eesti.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Isikusamasuse kontroll',
  question: 'Kas alustasite seda ise?',
  questionHint: 'Keegi soovib selles telefonis isikusamasuse kontrolli jätkata.',
  account: 'Konto',
  browser: 'Alustatud seadmes',
  began: 'Alustatud kell',
  warning:
    'Kui keegi saatis teile selle koodi või palus seda skannida, valige Peata. Võib-olla püütakse ' +
    'teie isikut ära kasutada.',
  yes: 'Jah, alustasin ise',
  stop: 'Peata',
  digits: 'Sisestage need kaks numbrit oma teises seadmes',
  digitsHint: 'Saate siin jätkata kohe, kui olete need seal sisestanud.',
  goOn: 'Jätka',
  waiting: 'Kontrollime teie andmeid…',
  unfinished: 'See ei õnnestunud',
  done: 'Selles telefonis on kõik tehtud',
  doneHint: 'Jätkake oma teises seadmes.',
  stopped: 'Peatatud',
  stoppedHint: 'Selle koodiga ei saa keegi jätkata.',
  gone: 'See kood enam ei kehti',
  goneHint: 'Võtke oma teises seadmes uus kood.',
  other: 'Selles telefonis on sisse logitud teine konto',
  otherHint: 'Logige siin kõigepealt välja või kasutage teist telefoni.',
  failed: 'Ühendus ebaõnnestus',
  retry: 'Proovi uuesti',
};
