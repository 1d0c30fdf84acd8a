// Română.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Verificarea identității',
  question: 'Dumneavoastră ați început aceasta?',
  questionHint: 'Cineva dorește să continue o verificare a identității pe acest telefon.',
  account: 'Cont',
  browser: 'Începută pe',
  began: 'Începută la',
  warning:
    'Dacă cineva v-a trimis acest cod sau v-a cerut să îl scanați, alegeți „Opriți”. Este posibil să ' +
    'încerce să vă folosească identitatea.',
  yes: 'Da, eu am început-o',
  stop: 'Opriți',
  digits: 'Introduceți aceste două cifre pe celălalt dispozitiv',
  digitsHint: 'Puteți continua aici imediat ce le-ați introdus acolo.',
  goOn: 'Continuați',
  waiting: 'Vă verificăm datele…',
  unfinished: 'Nu a reușit',
  done: 'Ați terminat pe acest telefon',
  doneHint: 'Continuați pe celălalt dispozitiv.',
  stopped: 'Oprit',
  stoppedHint: 'Nimeni nu poate continua cu acest cod.',
  gone: 'Acest cod nu mai este valabil',
  goneHint: 'Obțineți unul nou pe celălalt dispozitiv.',
  other: 'Pe acest telefon este conectat alt cont',
  otherHint: 'Deconectați-l mai întâi sau folosiți alt telefon.',
  failed: 'Conexiunea a eșuat',
  retry: 'Încercați din nou',
};
