// 日本語.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'スマートフォンで続ける',
  handOffHint: 'スマートフォンのカメラでこのコードを読み取ってください。',
  copyLink: 'リンクをコピー',
  linkCopied: 'リンクをコピーしました',
  shareLink: 'リンクを送る',
  sendSms: 'リンクをSMSで送る',
  smsNumber: '国番号から始まる携帯電話番号',
  smsSent: 'リンクをスマートフォンに送りました。',
  smsFailed: 'リンクを送れませんでした。コードを読み取ってください。',
  stayHere: 'この端末で続ける',
  typeDigits: 'スマートフォンに表示された2桁の数字を入力してください',
  wrongDigits: '数字が違います。新しいコードを読み取ってください。',
  onPhone: 'スマートフォンで続けています',
  phoneQuiet: 'しばらくスマートフォンからの応答がありません。',
  takeBack: 'この端末に戻す',
};
