// Српски.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Сада можете да се вратите',
  hint: 'Вратите се у прозор из ког сте дошли или затворите овај. Ваша провера се наставља тамо.',
  goOn: 'Настави',
};
