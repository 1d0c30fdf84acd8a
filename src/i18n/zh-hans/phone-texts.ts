// 简体中文.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: '身份验证',
  question: '这是您本人发起的吗？',
  questionHint: '有人想在这部手机上继续一次身份验证。',
  account: '账户',
  browser: '发起设备',
  began: '发起时间',
  warning: '如果有人把此二维码发给您或让您扫描，请选择“停止”。对方可能企图冒用您的身份。',
  yes: '是的，是我发起的',
  stop: '停止',
  digits: '请在另一台设备上输入这两位数字',
  digitsHint: '您在那里输入后，即可在这里继续。',
  goOn: '继续',
  waiting: '正在核对您的信息…',
  unfinished: '未能完成',
  done: '您在这部手机上的操作已完成',
  doneHint: '请在另一台设备上继续。',
  stopped: '已停止',
  stoppedHint: '任何人都无法再用此二维码继续。',
  gone: '此二维码已失效',
  goneHint: '请在另一台设备上获取新的二维码。',
  other: '这部手机上登录的是另一个账户',
  otherHint: '请先在这里退出登录，或使用另一部手机。',
  failed: '连接失败',
  retry: '重试',
};
