// Magyar.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Személy\u00adazonosság ellenőrzése',
  question: 'Ön indította ezt el?',
  questionHint: 'Valaki személy\u00adazonosság-ellenőrzést szeretne folytatni ezen a telefonon.',
  account: 'Fiók',
  browser: 'Elindítva ezen',
  began: 'Elindítva ekkor',
  warning:
    'Ha valaki küldte Önnek ezt a kódot, vagy megkérte, hogy olvassa be, válassza a Leállítás gombot. ' +
    'Lehet, hogy az Ön személy\u00adazonosságával akar visszaélni.',
  yes: 'Igen, én indítottam',
  stop: 'Leállítás',
  digits: 'Írja be ezt a két számjegyet a másik eszközén',
  digitsHint: 'Amint ott beírta, itt folytathatja.',
  goOn: 'Folytatás',
  waiting: 'Ellenőrizzük az adatait…',
  unfinished: 'Ez nem sikerült',
  done: 'Ezen a telefonon végzett',
  doneHint: 'Folytassa a másik eszközén.',
  stopped: 'Leállítva',
  stoppedHint: 'Ezzel a kóddal senki sem folytathatja.',
  gone: 'Ez a kód már nem érvényes',
  goneHint: 'Kérjen újat a másik eszközén.',
  other: 'Ezen a telefonon másik fiók van bejelentkezve',
  otherHint: 'Előbb jelentkezzen ki, vagy használjon másik telefont.',
  failed: 'Nem sikerült kapcsolódni',
  retry: 'Próbálja újra',
};
