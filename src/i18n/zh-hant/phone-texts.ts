// 繁體中文.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: '身分驗證',
  question: '這是您本人發起的嗎？',
  questionHint: '有人想在這支手機上繼續一次身分驗證。',
  account: '帳戶',
  browser: '發起裝置',
  began: '發起時間',
  warning: '如果有人把此二維條碼傳給您或要您掃描，請選擇「停止」。對方可能企圖冒用您的身分。',
  yes: '是的，是我發起的',
  stop: '停止',
  digits: '請在另一台裝置上輸入這兩位數字',
  digitsHint: '您在那裡輸入後，即可在這裡繼續。',
  goOn: '繼續',
  waiting: '正在核對您的資料…',
  unfinished: '未能完成',
  done: '您在這支手機上的操作已完成',
  doneHint: '請在另一台裝置上繼續。',
  stopped: '已停止',
  stoppedHint: '任何人都無法再用此二維條碼繼續。',
  gone: '此二維條碼已失效',
  goneHint: '請在另一台裝置上取得新的二維條碼。',
  other: '這支手機登入的是另一個帳戶',
  otherHint: '請先在這裡登出，或使用另一支手機。',
  failed: '連線失敗',
  retry: '再試一次',
};
