// Deutsch.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Auf dem Telefon weitermachen',
  handOffHint: 'Scannen Sie diesen Code mit der Kamera Ihres Telefons.',
  copyLink: 'Link kopieren',
  linkCopied: 'Der Link ist kopiert',
  shareLink: 'Link senden',
  sendSms: 'Link per SMS senden',
  smsNumber: 'Ihre Mobilnummer mit Ländervorwahl',
  smsSent: 'Der Link ist unterwegs zu Ihrem Telefon.',
  smsFailed: 'Der Link konnte nicht gesendet werden. Bitte scannen Sie den Code.',
  stayHere: 'Auf diesem Gerät weitermachen',
  typeDigits: 'Tippen Sie die zwei Ziffern ein, die Ihr Telefon zeigt',
  wrongDigits: 'Das waren nicht die Ziffern. Bitte scannen Sie den neuen Code.',
  onPhone: 'Sie machen auf Ihrem Telefon weiter',
  phoneQuiet: 'Von Ihrem Telefon haben wir eine Weile nichts gehört.',
  takeBack: 'Hierher zurückholen',
};
