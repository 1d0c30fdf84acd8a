// עברית.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'המשך בטלפון',
  handOffHint: 'יש לסרוק את הקוד הזה במצלמת הטלפון.',
  copyLink: 'העתקת הקישור',
  linkCopied: 'הקישור הועתק',
  shareLink: 'שליחת הקישור',
  sendSms: 'שליחת הקישור ב-SMS',
  smsNumber: 'מספר הטלפון הנייד שלך, עם קידומת המדינה',
  smsSent: 'הקישור בדרך אל הטלפון שלך.',
  smsFailed: 'לא ניתן היה לשלוח את הקישור. יש לסרוק את הקוד.',
  stayHere: 'המשך במכשיר זה',
  typeDigits: 'יש להקליד את שתי הספרות שמוצגות בטלפון',
  wrongDigits: 'הספרות אינן נכונות. יש לסרוק את הקוד החדש.',
  onPhone: 'התהליך ממשיך בטלפון',
  phoneQuiet: 'לא קיבלנו אות מהטלפון כבר זמן מה.',
  takeBack: 'החזרה לכאן',
};
