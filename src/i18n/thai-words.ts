// Thai has no spaces between words. A browser finds their borders in a dictionary, which takes some words
// apart: "identity" became "body" and "self" on two lines. A word joiner keeps these whole.

const words = (
  'ตัว|ตน ดำเนิน|การ ขั้น|ตอน เล็ก|น้อย ภาย|หลัง แท็|บ|นี้ แล้ว|กลับ บัง|ใบหน้า อัป|โหลด ประจำ|ตัว ตรวจ|สอบ คัด|ลอก ' +
  'ลาย|เซ็น ลง|นาม ตัดสิน|ใจ เสร็จ|สิ้น สิ้น|สุด ออฟ|ไลน์ มือ|ถือ สัก|ครู่ ถูก|ต้อง ล้ม|เหลว ขณะ|นี้ พรุ่ง|นี้ เพียง|พอ ' +
  'หลีก|เลี่ยง บาง|ส่วน บาง|อย่าง เพิ่ม|เติม ส่วน|ตัว ผู้|ดูแล คม|ชัด เชื่อม|ต่อ ทำ|เสร็จ ใบ|ขับขี่ ใบ|อนุญาต เข้า|สู่|ระบบ ' +
  'ด้าน|หน้า ด้าน|หลัง การ|ยืนยัน การ|ระบุ การ|ตรวจ การ|เชื่อม การ|ตัดสิน การ|ติดตาม การ|ป้องกัน การ|ตั้ง|ค่า การ|เปลี่ยนแปลง ' +
  'การ|ทำงาน การ|ใช้ ความ|ยินยอม ความ|ละเอียด ความ|ปลอดภัย ความ|เป็น'
)
  .split(' ')
  .map((word) => [word.replaceAll('|', ''), word.replaceAll('|', '\u2060')] as const);

/** The texts, each with its words kept whole. */
export function keepWordsWhole<Texts extends object>(texts: Texts): Texts {
  const entries = Object.entries(texts).map(([key, text]) => [
    key,
    words.reduce((kept, [word, whole]) => kept.replaceAll(word, whole), String(text)),
  ]);
  return Object.fromEntries(entries) as Texts;
}
