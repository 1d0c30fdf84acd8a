// Shqip.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Vazhdo në telefon',
  handOffHint: 'Skanoni këtë kod me kamerën e telefonit.',
  copyLink: 'Kopjo lidhjen',
  linkCopied: 'Lidhja u kopjua',
  shareLink: 'Dërgo lidhjen',
  sendSms: 'Dërgo lidhjen me SMS',
  smsNumber: 'Numri juaj i celularit, me kodin e shtetit',
  smsSent: 'Lidhja është rrugës për në telefonin tuaj.',
  smsFailed: 'Lidhja nuk u dërgua dot. Ju lutemi, skanoni kodin.',
  stayHere: 'Vazhdo në këtë pajisje',
  typeDigits: 'Shkruani dy shifrat që tregon telefoni',
  wrongDigits: 'Nuk ishin ato shifrat. Ju lutemi, skanoni kodin e ri.',
  onPhone: 'Po vazhdoni në telefon',
  phoneQuiet: 'Prej njëfarë kohe nuk kemi sinjal nga telefoni juaj.',
  takeBack: 'Ktheje këtu',
};
