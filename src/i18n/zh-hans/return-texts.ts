// 简体中文.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: '您现在可以返回了',
  hint: '请返回原来的窗口，或关闭此窗口。验证会在那里继续。',
  goOn: '继续',
};
