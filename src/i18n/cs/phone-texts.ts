// Čeština.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Ověření totožnosti',
  question: 'Začali jste to vy?',
  questionHint: 'Někdo chce na tomto telefonu pokračovat v ověření totožnosti.',
  account: 'Účet',
  browser: 'Zahájeno na',
  began: 'Zahájeno v',
  warning:
    'Pokud vám tento kód někdo poslal nebo vás požádal, abyste jej naskenovali, zvolte Zastavit. ' +
    'Možná se snaží zneužít vaši totožnost.',
  yes: 'Ano, to jsem já',
  stop: 'Zastavit',
  digits: 'Zadejte tyto dvě číslice na svém druhém zařízení',
  digitsHint: 'Jakmile je tam zadáte, můžete pokračovat zde.',
  goOn: 'Pokračovat',
  waiting: 'Kontrolujeme vaše údaje…',
  unfinished: 'Nepodařilo se to',
  done: 'Na tomto telefonu jste hotovi',
  doneHint: 'Pokračujte na svém druhém zařízení.',
  stopped: 'Zastaveno',
  stoppedHint: 'S tímto kódem nemůže nikdo pokračovat.',
  gone: 'Tento kód již neplatí',
  goneHint: 'Vyžádejte si nový na svém druhém zařízení.',
  other: 'Na tomto telefonu je přihlášen jiný účet',
  otherHint: 'Nejprve se zde odhlaste, nebo použijte jiný telefon.',
  failed: 'Spojení se nezdařilo',
  retry: 'Zkusit znovu',
};
