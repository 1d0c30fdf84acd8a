// Српски.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Настави на телефону',
  handOffHint: 'Скенирајте овај код камером телефона.',
  copyLink: 'Копирај везу',
  linkCopied: 'Веза је копирана',
  shareLink: 'Пошаљи везу',
  sendSms: 'Пошаљи везу СМС-ом',
  smsNumber: 'Ваш број мобилног са позивним бројем земље',
  smsSent: 'Веза је на путу до вашег телефона.',
  smsFailed: 'Веза није могла да се пошаље. Скенирајте код.',
  stayHere: 'Настави на овом уређају',
  typeDigits: 'Упишите две цифре које показује телефон',
  wrongDigits: 'То нису биле те цифре. Скенирајте нови код.',
  onPhone: 'Настављате на телефону',
  phoneQuiet: 'Ваш телефон се већ неко време није јавио.',
  takeBack: 'Врати овамо',
};
