// Български.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Вече можете да се върнете',
  hint: 'Върнете се в прозореца, от който дойдохте, или затворете този. Проверката продължава там.',
  goOn: 'Продължете',
};
