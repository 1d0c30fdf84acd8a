// العربية.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'يمكنك العودة الآن',
  hint: 'يمكنك العودة إلى النافذة التي أتيت منها أو إغلاق هذه النافذة. يستمر التحقق هناك.',
  goOn: 'متابعة',
};
