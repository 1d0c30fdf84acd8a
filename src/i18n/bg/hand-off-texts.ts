// Български.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Продължаване на телефона',
  handOffHint: 'Сканирайте този код с камерата на телефона си.',
  copyLink: 'Копиране на връзката',
  linkCopied: 'Връзката е копирана',
  shareLink: 'Изпращане на връзката',
  stayHere: 'Продължаване на това устройство',
  typeDigits: 'Въведете двете цифри, които телефонът ви показва',
  wrongDigits: 'Това не бяха цифрите. Моля, сканирайте новия код.',
  onPhone: 'Продължавате на телефона си',
  phoneQuiet: 'От известно време нямаме вест от телефона ви.',
  takeBack: 'Връщане тук',
};
