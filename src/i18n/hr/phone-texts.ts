// Hrvatski.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Provjera identiteta',
  question: 'Jeste li vi ovo započeli?',
  questionHint: 'Netko želi nastaviti provjeru identiteta na ovom telefonu.',
  account: 'Račun',
  browser: 'Započeto na',
  began: 'Započeto u',
  warning:
    'Ako vam je netko poslao ovaj kod ili vas zamolio da ga skenirate, odaberite Zaustavi. Možda ' +
    'pokušava iskoristiti vaš identitet.',
  yes: 'Da, ja sam',
  stop: 'Zaustavi',
  digits: 'Upišite ove dvije znamenke na svojem drugom uređaju',
  digitsHint: 'Čim ih ondje upišete, možete nastaviti ovdje.',
  goOn: 'Nastavi',
  waiting: 'Provjeravamo vaše podatke…',
  unfinished: 'Nije uspjelo',
  done: 'Gotovi ste na ovom telefonu',
  doneHint: 'Nastavite na svojem drugom uređaju.',
  stopped: 'Zaustavljeno',
  stoppedHint: 'Nitko ne može nastaviti s ovim kodom.',
  gone: 'Ovaj kod više ne vrijedi',
  goneHint: 'Zatražite novi na svojem drugom uređaju.',
  other: 'Na ovom telefonu prijavljen je drugi račun',
  otherHint: 'Najprije se ovdje odjavite ili upotrijebite drugi telefon.',
  failed: 'Povezivanje nije uspjelo',
  retry: 'Pokušaj ponovno',
};
