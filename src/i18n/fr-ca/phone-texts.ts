// Français canadien: what differs from fr.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: Partial<PhoneTexts> = {
  question: 'Avez-vous commencé ceci vous-même?',
  waiting: 'Nous vérifions vos renseignements…',
};
