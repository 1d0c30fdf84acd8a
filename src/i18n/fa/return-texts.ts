// فارسی.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'اکنون می‌توانید برگردید',
  hint: 'به پنجره‌ای که از آن آمدید برگردید یا این پنجره را ببندید. تأیید هویت شما آنجا ادامه می‌یابد.',
  goOn: 'ادامه',
};
