// 繁體中文.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: '在手機上繼續',
  handOffHint: '請用手機相機掃描此二維條碼。',
  copyLink: '複製連結',
  linkCopied: '連結已複製',
  shareLink: '傳送連結',
  sendSms: '用簡訊傳送連結',
  smsNumber: '您的手機號碼（含國碼）',
  smsSent: '連結已傳往您的手機。',
  smsFailed: '連結未能傳送。請掃描二維條碼。',
  stayHere: '在此裝置上繼續',
  typeDigits: '請輸入手機上的兩位數字',
  wrongDigits: '數字不正確。請掃描新的二維條碼。',
  onPhone: '您正在手機上繼續',
  phoneQuiet: '已有一段時間沒有收到您手機的訊息。',
  takeBack: '轉回此處',
};
