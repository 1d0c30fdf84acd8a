// Slovenščina.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Preverjanje identitete',
  question: 'Ste to začeli vi?',
  questionHint: 'Nekdo želi na tem telefonu nadaljevati preverjanje identitete.',
  account: 'Račun',
  browser: 'Začeto na',
  began: 'Začeto ob',
  warning:
    'Če vam je nekdo poslal to kodo ali vas prosil, da jo optično preberete, izberite Ustavi. Morda ' +
    'poskuša zlorabiti vašo identiteto.',
  yes: 'Da, to sem jaz',
  stop: 'Ustavi',
  digits: 'Vpišite ti dve števki na svoji drugi napravi',
  digitsHint: 'Takoj ko ju tam vpišete, lahko nadaljujete tukaj.',
  goOn: 'Nadaljuj',
  waiting: 'Preverjamo vaše podatke…',
  unfinished: 'Ni uspelo',
  done: 'Na tem telefonu ste končali',
  doneHint: 'Nadaljujte na svoji drugi napravi.',
  stopped: 'Ustavljeno',
  stoppedHint: 'S to kodo ne more nadaljevati nihče.',
  gone: 'Ta koda ni več veljavna',
  goneHint: 'Pridobite novo na svoji drugi napravi.',
  other: 'Na tem telefonu je prijavljen drug račun',
  otherHint: 'Najprej se tukaj odjavite ali uporabite drug telefon.',
  failed: 'Povezava ni uspela',
  retry: 'Poskusi znova',
};
