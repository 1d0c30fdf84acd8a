// Français canadien: what differs from fr.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: Partial<HandOffTexts> = {
  sendSms: 'Envoyer le lien par texto',
  smsNumber: 'Votre numéro de cellulaire, avec l’indicatif du pays',
};
