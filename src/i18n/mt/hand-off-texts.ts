// Malti.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Kompli fuq it-telefown',
  handOffHint: 'Skennja dan il-kodiċi bil-kamera tat-telefown tiegħek.',
  copyLink: 'Ikkopja l-link',
  linkCopied: 'Il-link ġie kkupjat',
  shareLink: 'Ibgħat il-link',
  sendSms: 'Ibgħat il-link b’SMS',
  smsNumber: 'In-numru tal-mowbajl tiegħek, bil-kodiċi tal-pajjiż',
  smsSent: 'Il-link qed jintbagħat lejn it-telefown tiegħek.',
  smsFailed: 'Il-link ma setax jintbagħat. Jekk jogħġbok, skennja l-kodiċi.',
  stayHere: 'Kompli fuq dan l-apparat',
  typeDigits: 'Ittajpja ż-żewġ ċifri li juri t-telefown tiegħek',
  wrongDigits: 'Dawk ma kinux iċ-ċifri. Jekk jogħġbok, skennja l-kodiċi l-ġdid.',
  onPhone: 'Qed tkompli fuq it-telefown tiegħek',
  phoneQuiet: 'Ilna ftit ma nisimgħu mit-telefown tiegħek.',
  takeBack: 'Ġibha lura hawn',
};
