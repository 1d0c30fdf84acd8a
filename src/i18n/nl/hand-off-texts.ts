// Nederlands.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Verdergaan op uw telefoon',
  handOffHint: 'Scan deze code met de camera van uw telefoon.',
  copyLink: 'Link kopiëren',
  linkCopied: 'De link is gekopieerd',
  shareLink: 'Link versturen',
  sendSms: 'Link per sms versturen',
  smsNumber: 'Uw mobiele nummer met landcode',
  smsSent: 'De link is onderweg naar uw telefoon.',
  smsFailed: 'De link kon niet worden verstuurd. Scan de code.',
  stayHere: 'Verdergaan op dit apparaat',
  typeDigits: 'Typ de twee cijfers die uw telefoon toont',
  wrongDigits: 'Dat waren niet de cijfers. Scan de nieuwe code.',
  onPhone: 'U gaat verder op uw telefoon',
  phoneQuiet: 'We hebben al even niets van uw telefoon gehoord.',
  takeBack: 'Hierheen terughalen',
};
