// ไทย.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'คุณกลับไปได้แล้ว',
  hint: 'โปรดกลับไปยังหน้าต่างเดิม หรือปิดหน้าต่างนี้ การยืนยันตัวตนจะดำเนินต่อที่นั่น',
  goOn: 'ดำเนินการต่อ',
};
