// العربية.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'المتابعة على هاتفك',
  handOffHint: 'يرجى مسح هذا الرمز بكاميرا هاتفك.',
  copyLink: 'نسخ الرابط',
  linkCopied: 'تم نسخ الرابط',
  shareLink: 'إرسال الرابط',
  sendSms: 'إرسال الرابط برسالة نصية',
  smsNumber: 'رقم هاتفك المحمول مع رمز البلد',
  smsSent: 'الرابط في طريقه إلى هاتفك.',
  smsFailed: 'تعذّر إرسال الرابط. يرجى مسح الرمز.',
  stayHere: 'المتابعة على هذا الجهاز',
  typeDigits: 'يرجى كتابة الرقمين الظاهرين على هاتفك',
  wrongDigits: 'لم يكن هذان الرقمان صحيحين. يرجى مسح الرمز الجديد.',
  onPhone: 'المتابعة جارية على هاتفك',
  phoneQuiet: 'لم يصلنا شيء من هاتفك منذ فترة.',
  takeBack: 'العودة إلى هذا الجهاز',
};
