// Македонски.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Сега може да се вратите',
  hint: 'Вратете се во прозорецот од кој дојдовте или затворете го овој. Проверката продолжува таму.',
  goOn: 'Продолжи',
};
