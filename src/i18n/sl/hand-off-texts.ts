// Slovenščina.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Nadaljuj na telefonu',
  handOffHint: 'Preberite to kodo s kamero telefona.',
  copyLink: 'Kopiraj povezavo',
  linkCopied: 'Povezava je kopirana',
  shareLink: 'Pošlji povezavo',
  sendSms: 'Pošlji povezavo po SMS-u',
  smsNumber: 'Vaša mobilna številka s kodo države',
  smsSent: 'Povezava je na poti na vaš telefon.',
  smsFailed: 'Povezave ni bilo mogoče poslati. Preberite kodo.',
  stayHere: 'Nadaljuj na tej napravi',
  typeDigits: 'Vpišite dve števki, ki ju kaže telefon',
  wrongDigits: 'To nista bili pravi števki. Preberite novo kodo.',
  onPhone: 'Nadaljujete na svojem telefonu',
  phoneQuiet: 'Vaš telefon se že nekaj časa ni oglasil.',
  takeBack: 'Vrni sem',
};
