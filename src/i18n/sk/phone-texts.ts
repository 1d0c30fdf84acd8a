// Slovenčina.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Overenie totožnosti',
  question: 'Začali ste to vy?',
  questionHint: 'Niekto chce na tomto telefóne pokračovať v overení totožnosti.',
  account: 'Účet',
  browser: 'Začaté na',
  began: 'Začaté o',
  warning:
    'Ak vám tento kód niekto poslal alebo vás požiadal, aby ste ho naskenovali, zvoľte Zastaviť. ' +
    'Možno sa snaží zneužiť vašu totožnosť.',
  yes: 'Áno, to som ja',
  stop: 'Zastaviť',
  digits: 'Zadajte tieto dve číslice na svojom druhom zariadení',
  digitsHint: 'Keď ich tam zadáte, môžete pokračovať tu.',
  goOn: 'Pokračovať',
  waiting: 'Kontrolujeme vaše údaje…',
  unfinished: 'Nepodarilo sa to',
  done: 'Na tomto telefóne ste hotoví',
  doneHint: 'Pokračujte na svojom druhom zariadení.',
  stopped: 'Zastavené',
  stoppedHint: 'S týmto kódom nemôže nikto pokračovať.',
  gone: 'Tento kód už neplatí',
  goneHint: 'Vyžiadajte si nový na svojom druhom zariadení.',
  other: 'Na tomto telefóne je prihlásený iný účet',
  otherHint: 'Najprv sa tu odhláste alebo použite iný telefón.',
  failed: 'Spojenie zlyhalo',
  retry: 'Skúsiť znova',
};
