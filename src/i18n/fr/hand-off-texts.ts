// Français.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Continuer sur votre téléphone',
  handOffHint: 'Scannez ce code avec l’appareil photo de votre téléphone.',
  copyLink: 'Copier le lien',
  linkCopied: 'Le lien est copié',
  shareLink: 'Envoyer le lien',
  sendSms: 'Envoyer le lien par SMS',
  smsNumber: 'Votre numéro de mobile, avec l’indicatif du pays',
  smsSent: 'Le lien est en route vers votre téléphone.',
  smsFailed: 'Le lien n’a pas pu être envoyé. Scannez le code.',
  stayHere: 'Continuer sur cet appareil',
  typeDigits: 'Saisissez les deux chiffres affichés par votre téléphone',
  wrongDigits: 'Ce n’étaient pas les bons chiffres. Scannez le nouveau code.',
  onPhone: 'Vous continuez sur votre téléphone',
  phoneQuiet: 'Votre téléphone n’a pas donné signe de vie depuis un moment.',
  takeBack: 'Reprendre ici',
};
