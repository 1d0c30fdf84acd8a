// Íslenska.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Halda áfram í símanum',
  handOffHint: 'Skannaðu þennan kóða með myndavél símans.',
  copyLink: 'Afrita tengilinn',
  linkCopied: 'Tengillinn hefur verið afritaður',
  shareLink: 'Senda tengilinn',
  sendSms: 'Senda tengilinn með SMS',
  smsNumber: 'Farsímanúmerið þitt með landsnúmeri',
  smsSent: 'Tengillinn er á leið í símann þinn.',
  smsFailed: 'Ekki tókst að senda tengilinn. Skannaðu kóðann.',
  stayHere: 'Halda áfram í þessu tæki',
  typeDigits: 'Sláðu inn tölustafina tvo sem síminn sýnir',
  wrongDigits: 'Þetta voru ekki réttir tölustafir. Skannaðu nýja kóðann.',
  onPhone: 'Þú heldur áfram í símanum',
  phoneQuiet: 'Ekkert hefur heyrst frá símanum þínum í nokkra stund.',
  takeBack: 'Taka aftur hingað',
};
