// ไทย.

import type { HandOffTexts } from '../en/hand-off-texts.js';
import { keepWordsWhole } from '../thai-words.js';

export const texts = keepWordsWhole<HandOffTexts>({
  handOff: 'ดำเนินการต่อบนโทรศัพท์',
  handOffHint: 'สแกนโค้ดนี้ด้วยกล้องโทรศัพท์ของคุณ',
  copyLink: 'คัดลอกลิงก์',
  linkCopied: 'คัดลอกลิงก์แล้ว',
  shareLink: 'ส่งลิงก์',
  sendSms: 'ส่งลิงก์ทาง SMS',
  smsNumber: 'หมายเลขโทรศัพท์มือถือพร้อมรหัสประเทศ',
  smsSent: 'กำลังส่งลิงก์ไปยังโทรศัพท์ของคุณ',
  smsFailed: 'ส่งลิงก์ไม่ได้ โปรดสแกนโค้ด',
  stayHere: 'ดำเนินการต่อบนอุปกรณ์นี้',
  typeDigits: 'พิมพ์ตัวเลขสองหลักที่แสดงบนโทรศัพท์',
  wrongDigits: 'ตัวเลขไม่ถูกต้อง โปรดสแกนโค้ดใหม่',
  onPhone: 'คุณกำลังดำเนินการต่อบนโทรศัพท์',
  phoneQuiet: 'เราไม่ได้รับสัญญาณจากโทรศัพท์ของคุณสักระยะแล้ว',
  takeBack: 'นำกลับมาที่นี่',
});
