// Македонски.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Продолжи на телефонот',
  handOffHint: 'Скенирајте го кодов со камерата на телефонот.',
  copyLink: 'Копирај ја врската',
  linkCopied: 'Врската е копирана',
  shareLink: 'Испрати ја врската',
  stayHere: 'Продолжи на овој уред',
  typeDigits: 'Внесете ги двете цифри што ги покажува телефонот',
  wrongDigits: 'Тоа не беа цифрите. Скенирајте го новиот код.',
  onPhone: 'Продолжувате на телефонот',
  phoneQuiet: 'Веќе некое време немаме вест од вашиот телефон.',
  takeBack: 'Врати тука',
};
