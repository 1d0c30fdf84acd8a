// Українська.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Тепер можна повернутися',
  hint: 'Поверніться до вікна, з якого ви прийшли, або закрийте це. Перевірка триває там.',
  goOn: 'Продовжити',
};
