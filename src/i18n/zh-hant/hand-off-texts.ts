// 繁體中文.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: '在手機上繼續',
  handOffHint: '請用手機相機掃描此二維條碼。',
  copyLink: '複製連結',
  linkCopied: '連結已複製',
  shareLink: '傳送連結',
  stayHere: '在此裝置上繼續',
  typeDigits: '請輸入手機上顯示的兩位數字',
  wrongDigits: '數字不正確。請掃描新的二維條碼。',
  onPhone: '您正在手機上繼續',
  phoneQuiet: '已有一段時間沒有收到您手機的訊息。',
  takeBack: '轉回此處',
};
