// עברית.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'המשך בטלפון',
  handOffHint: 'יש לסרוק את הקוד הזה במצלמת הטלפון.',
  copyLink: 'העתקת הקישור',
  linkCopied: 'הקישור הועתק',
  shareLink: 'שליחת הקישור',
  stayHere: 'המשך במכשיר זה',
  typeDigits: 'יש להקליד את שתי הספרות שמוצגות בטלפון',
  wrongDigits: 'הספרות אינן נכונות. יש לסרוק את הקוד החדש.',
  onPhone: 'התהליך ממשיך בטלפון',
  phoneQuiet: 'לא קיבלנו אות מהטלפון כבר זמן מה.',
  takeBack: 'החזרה לכאן',
};
