// Polski.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Weryfikacja tożsamości',
  question: 'Czy weryfikację rozpoczęto z Twojej inicjatywy?',
  questionHint: 'Ktoś chce kontynuować weryfikację tożsamości na tym telefonie.',
  account: 'Konto',
  browser: 'Rozpoczęto na',
  began: 'Rozpoczęto o',
  warning:
    'Jeśli ktoś przysłał Ci ten kod lub poprosił o jego zeskanowanie, wybierz Zatrzymaj. Być może ' +
    'próbuje użyć Twojej tożsamości.',
  yes: 'Tak, z mojej inicjatywy',
  stop: 'Zatrzymaj',
  digits: 'Wpisz te dwie cyfry na drugim urządzeniu',
  digitsHint: 'Gdy je tam wpiszesz, możesz kontynuować tutaj.',
  goOn: 'Kontynuuj',
  waiting: 'Sprawdzamy Twoje dane…',
  unfinished: 'Nie udało się',
  done: 'Na tym telefonie to już wszystko',
  doneHint: 'Kontynuuj na drugim urządzeniu.',
  stopped: 'Zatrzymano',
  stoppedHint: 'Nikt nie może kontynuować z tym kodem.',
  gone: 'Ten kod nie jest już ważny',
  goneHint: 'Pobierz nowy na drugim urządzeniu.',
  other: 'Na tym telefonie zalogowane jest inne konto',
  otherHint: 'Najpierw wyloguj się tutaj lub użyj innego telefonu.',
  failed: 'Połączenie nie powiodło się',
  retry: 'Spróbuj ponownie',
};
