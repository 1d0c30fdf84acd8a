// 日本語.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: '電話で続ける',
  handOffHint: '電話のカメラでこのコードを読み取ってください。',
  copyLink: 'リンクをコピー',
  linkCopied: 'リンクをコピーしました',
  shareLink: 'リンクを送る',
  stayHere: 'この端末で続ける',
  typeDigits: '電話に表示された2桁の数字を入力してください',
  wrongDigits: '数字が違います。新しいコードを読み取ってください。',
  onPhone: '電話で続けています',
  phoneQuiet: 'しばらく電話からの応答がありません。',
  takeBack: 'この端末に戻す',
};
