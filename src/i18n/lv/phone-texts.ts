// Latviešu.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Identitātes pārbaude',
  question: 'Vai to sākāt jūs?',
  questionHint: 'Kāds vēlas šajā tālrunī turpināt identitātes pārbaudi.',
  account: 'Konts',
  browser: 'Sākta ierīcē',
  began: 'Sākuma laiks',
  warning:
    'Ja kāds jums atsūtīja šo kodu vai lūdza to noskenēt, izvēlieties “Apturēt”. Iespējams, kāds ' +
    'mēģina izmantot jūsu identitāti.',
  yes: 'Jā, es sāku',
  stop: 'Apturēt',
  digits: 'Ievadiet šos divus ciparus otrā ierīcē',
  digitsHint: 'Varēsiet turpināt šeit, tiklīdz tie tur būs ievadīti.',
  goOn: 'Turpināt',
  waiting: 'Mēs pārbaudām jūsu datus…',
  unfinished: 'Tas neizdevās',
  done: 'Šajā tālrunī viss ir pabeigts',
  doneHint: 'Turpiniet otrā ierīcē.',
  stopped: 'Apturēts',
  stoppedHint: 'Ar šo kodu neviens nevar turpināt.',
  gone: 'Šis kods vairs nav derīgs',
  goneHint: 'Iegūstiet jaunu otrā ierīcē.',
  other: 'Šajā tālrunī ir pieteicies cits konts',
  otherHint: 'Vispirms izrakstieties vai izmantojiet citu tālruni.',
  failed: 'Savienojums neizdevās',
  retry: 'Mēģināt vēlreiz',
};
