// 简体中文.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: '在手机上继续',
  handOffHint: '请用手机摄像头扫描此二维码。',
  copyLink: '复制链接',
  linkCopied: '链接已复制',
  shareLink: '发送链接',
  sendSms: '用短信发送链接',
  smsNumber: '您的手机号码（含国家/地区代码）',
  smsSent: '链接已发往您的手机。',
  smsFailed: '链接未能发送。请扫描二维码。',
  stayHere: '在此设备上继续',
  typeDigits: '请输入手机上的两位数字',
  wrongDigits: '数字不正确。请扫描新的二维码。',
  onPhone: '您正在手机上继续',
  phoneQuiet: '已有一段时间没有收到您手机的消息。',
  takeBack: '转回此处',
};
