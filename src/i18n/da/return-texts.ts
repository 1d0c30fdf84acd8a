// Dansk.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Du kan nu gå tilbage',
  hint: 'Gå tilbage til det vindue, du kom fra, eller luk dette. Din verificering fortsætter der.',
  goOn: 'Fortsæt',
};
