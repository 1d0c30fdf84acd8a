// Deutsch.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Identitäts\u00adprüfung',
  question: 'Haben Sie das selbst begonnen?',
  questionHint: 'Jemand möchte eine Identitäts\u00adprüfung auf diesem Telefon fortsetzen.',
  account: 'Konto',
  browser: 'Begonnen auf',
  began: 'Begonnen um',
  warning:
    'Hat Ihnen jemand diesen Code geschickt oder Sie gebeten, ihn zu scannen? Dann wählen Sie Stopp. ' +
    'Vielleicht will jemand Ihre Identität benutzen.',
  yes: 'Ja, das war ich',
  stop: 'Stopp',
  digits: 'Tippen Sie diese zwei Ziffern auf Ihrem anderen Gerät ein',
  digitsHint: 'Sobald Sie das getan haben, geht es hier weiter.',
  goOn: 'Weiter',
  waiting: 'Wir prüfen Ihre Angaben\u00a0…',
  unfinished: 'Das hat nicht geklappt',
  done: 'Auf diesem Telefon sind Sie fertig',
  doneHint: 'Machen Sie auf Ihrem anderen Gerät weiter.',
  stopped: 'Gestoppt',
  stoppedHint: 'Mit diesem Code kann niemand weitermachen.',
  gone: 'Dieser Code gilt nicht mehr',
  goneHint: 'Holen Sie sich auf Ihrem anderen Gerät einen neuen.',
  other: 'Auf diesem Telefon ist ein anderes Konto angemeldet',
  otherHint: 'Melden Sie sich hier zuerst ab, oder nehmen Sie ein anderes Telefon.',
  failed: 'Die Verbindung ist fehlgeschlagen',
  retry: 'Erneut versuchen',
};
