// 繁體中文.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: '您現在可以返回了',
  hint: '請返回原來的視窗，或關閉此視窗。驗證會在那裡繼續。',
  goOn: '繼續',
};
