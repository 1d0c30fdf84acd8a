// Italiano.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Verifica dell’identità',
  question: 'Ha avviato Lei questa verifica?',
  questionHint: 'Qualcuno vuole continuare una verifica dell’identità su questo telefono.',
  account: 'Account',
  browser: 'Avviata su',
  began: 'Avviata alle',
  warning:
    'Se qualcuno Le ha inviato questo codice o Le ha chiesto di scansionarlo, scelga Interrompi. ' +
    'Potrebbe voler usare la Sua identità.',
  yes: 'Sì, l’ho avviata io',
  stop: 'Interrompi',
  digits: 'Digiti queste due cifre sull’altro dispositivo',
  digitsHint: 'Potrà continuare qui non appena le avrà digitate lì.',
  goOn: 'Continua',
  waiting: 'Stiamo controllando i Suoi dati…',
  unfinished: 'Non ha funzionato',
  done: 'Su questo telefono ha finito',
  doneHint: 'Continui sull’altro dispositivo.',
  stopped: 'Interrotta',
  stoppedHint: 'Nessuno può continuare con questo codice.',
  gone: 'Questo codice non è più valido',
  goneHint: 'Ne richieda uno nuovo sull’altro dispositivo.',
  other: 'Su questo telefono è collegato un altro account',
  otherHint: 'Prima esca da quell’account o usi un altro telefono.',
  failed: 'La connessione non è riuscita',
  retry: 'Riprova',
};
