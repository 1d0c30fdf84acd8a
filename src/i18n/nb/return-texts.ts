// Norsk bokmål.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Du kan gå tilbake nå',
  hint: 'Gå tilbake til vinduet du kom fra, eller lukk dette. Identitets\u00adkontrollen fortsetter der.',
  goOn: 'Fortsett',
};
