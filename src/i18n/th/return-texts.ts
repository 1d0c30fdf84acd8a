// ไทย.

import type { ReturnPageTexts } from '../en/return-texts.js';
import { keepWordsWhole } from '../thai-words.js';

export const texts = keepWordsWhole<ReturnPageTexts>({
  title: 'คุณกลับไปได้แล้ว',
  hint: 'โปรดกลับไปยังหน้าต่างเดิม หรือปิดหน้าต่างนี้ การยืนยันตัวตนจะดำเนินต่อที่นั่น',
  goOn: 'ดำเนินการต่อ',
});
