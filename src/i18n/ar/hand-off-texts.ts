// العربية.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'المتابعة على هاتفك',
  handOffHint: 'امسح هذا الرمز بكاميرا هاتفك.',
  copyLink: 'نسخ الرابط',
  linkCopied: 'تم نسخ الرابط',
  shareLink: 'إرسال الرابط',
  stayHere: 'المتابعة على هذا الجهاز',
  typeDigits: 'اكتب الرقمين الظاهرين على هاتفك',
  wrongDigits: 'لم يكن هذان الرقمان صحيحين. يُرجى مسح الرمز الجديد.',
  onPhone: 'أنت تتابع على هاتفك',
  phoneQuiet: 'لم يصلنا شيء من هاتفك منذ فترة.',
  takeBack: 'العودة إلى هذا الجهاز',
};
