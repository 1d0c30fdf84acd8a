// 한국어.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: '이제 돌아가셔도 됩니다',
  hint: '원래 창으로 돌아가거나 이 창을 닫아 주세요. 본인 확인은 그 창에서 계속됩니다.',
  goOn: '계속',
};
