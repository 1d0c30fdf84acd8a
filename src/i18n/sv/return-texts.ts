// Svenska.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Nu kan du gå tillbaka',
  hint: 'Gå tillbaka till fönstret du kom från eller stäng det här. Din verifiering fortsätter där.',
  goOn: 'Fortsätt',
};
