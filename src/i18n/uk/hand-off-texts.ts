// Українська.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Продовжити на телефоні',
  handOffHint: 'Відскануйте цей код камерою телефона.',
  copyLink: 'Копіювати посилання',
  linkCopied: 'Посилання скопійовано',
  shareLink: 'Надіслати посилання',
  stayHere: 'Продовжити на цьому пристрої',
  typeDigits: 'Введіть дві цифри, які показує ваш телефон',
  wrongDigits: 'Це були не ті цифри. Відскануйте новий код.',
  onPhone: 'Ви продовжуєте на телефоні',
  phoneQuiet: 'Ваш телефон уже певний час мовчить.',
  takeBack: 'Повернути сюди',
};
