// Nederlands.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Identiteits\u00adcontrole',
  question: 'Bent u hier zelf mee begonnen?',
  questionHint: 'Iemand wil op deze telefoon verdergaan met een identiteits\u00adcontrole.',
  account: 'Account',
  browser: 'Begonnen op',
  began: 'Begonnen om',
  warning:
    'Heeft iemand u deze code gestuurd of gevraagd hem te scannen? Kies dan Stoppen. Misschien wil ' +
    'iemand uw identiteit gebruiken.',
  yes: 'Ja, dat was ik',
  stop: 'Stoppen',
  digits: 'Typ deze twee cijfers op uw andere apparaat',
  digitsHint: 'Zodra u ze daar hebt getypt, kunt u hier verdergaan.',
  goOn: 'Verdergaan',
  waiting: 'We controleren uw gegevens…',
  unfinished: 'Dat is niet gelukt',
  done: 'U bent klaar op deze telefoon',
  doneHint: 'Ga verder op uw andere apparaat.',
  stopped: 'Gestopt',
  stoppedHint: 'Niemand kan met deze code verdergaan.',
  gone: 'Deze code is niet meer geldig',
  goneHint: 'Vraag een nieuwe op uw andere apparaat.',
  other: 'Op deze telefoon is een ander account ingelogd',
  otherHint: 'Log hier eerst uit of gebruik een andere telefoon.',
  failed: 'De verbinding is mislukt',
  retry: 'Opnieuw proberen',
};
