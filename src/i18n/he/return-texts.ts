// עברית.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'אפשר לחזור עכשיו',
  hint: 'אפשר לחזור לחלון הקודם או לסגור את החלון הזה. האימות ממשיך שם.',
  goOn: 'המשך',
};
