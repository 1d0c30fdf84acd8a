// Lietuvių.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Tęsti telefone',
  handOffHint: 'Nuskaitykite šį kodą telefono kamera.',
  copyLink: 'Kopijuoti nuorodą',
  linkCopied: 'Nuoroda nukopijuota',
  shareLink: 'Siųsti nuorodą',
  sendSms: 'Siųsti nuorodą SMS žinute',
  smsNumber: 'Jūsų mobiliojo numeris su šalies kodu',
  smsSent: 'Nuoroda siunčiama į jūsų telefoną.',
  smsFailed: 'Nuorodos išsiųsti nepavyko. Nuskaitykite kodą.',
  stayHere: 'Tęsti šiame įrenginyje',
  typeDigits: 'Įveskite du skaitmenis, kuriuos rodo jūsų telefonas',
  wrongDigits: 'Skaitmenys netinka. Nuskaitykite naują kodą.',
  onPhone: 'Tęsiate savo telefone',
  phoneQuiet: 'Kurį laiką negauname žinių iš jūsų telefono.',
  takeBack: 'Grąžinti čia',
};
