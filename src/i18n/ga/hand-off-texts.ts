// Gaeilge.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Lean ort ar d’fhón',
  handOffHint: 'Scan an cód seo le ceamara d’fhóin.',
  copyLink: 'Cóipeáil an nasc',
  linkCopied: 'Tá an nasc cóipeáilte',
  shareLink: 'Seol an nasc',
  sendSms: 'Seol an nasc trí SMS',
  smsNumber: 'D’uimhir mhóibíleach, leis an gcód tíre',
  smsSent: 'Tá an nasc ar a bhealach chuig d’fhón.',
  smsFailed: 'Níorbh fhéidir an nasc a sheoladh. Scan an cód.',
  stayHere: 'Lean ort ar an ngléas seo',
  typeDigits: 'Clóscríobh an dá dhigit atá ar d’fhón',
  wrongDigits: 'Níorbh iad sin na digití. Scan an cód nua.',
  onPhone: 'Tá tú ag leanúint ort ar d’fhón',
  phoneQuiet: 'Níor chualamar ó d’fhón le tamall.',
  takeBack: 'Tabhair ar ais anseo é',
};
