// فارسی.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'ادامه در تلفن',
  handOffHint: 'این کد را با دوربین تلفن خود اسکن کنید.',
  copyLink: 'کپی پیوند',
  linkCopied: 'پیوند کپی شد',
  shareLink: 'ارسال پیوند',
  sendSms: 'ارسال پیوند با پیامک',
  smsNumber: 'شمارهٔ همراه شما با کد کشور',
  smsSent: 'پیوند در راه تلفن شماست.',
  smsFailed: 'پیوند ارسال نشد. لطفاً کد را اسکن کنید.',
  stayHere: 'ادامه در این دستگاه',
  typeDigits: 'دو رقمی را که تلفن نشان می‌دهد وارد کنید',
  wrongDigits: 'رقم‌ها درست نبود. لطفاً کد جدید را اسکن کنید.',
  onPhone: 'در تلفن خود ادامه می‌دهید',
  phoneQuiet: 'مدتی است که از تلفن شما خبری نداریم.',
  takeBack: 'بازگرداندن به اینجا',
};
