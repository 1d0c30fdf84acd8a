// 日本語.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: '元の画面に戻れます',
  hint: '元のウィンドウに戻るか、このウィンドウを閉じてください。確認は元の画面で続きます。',
  goOn: '続ける',
};
