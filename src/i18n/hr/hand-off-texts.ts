// Hrvatski.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Nastavi na telefonu',
  handOffHint: 'Skenirajte ovaj kod kamerom telefona.',
  copyLink: 'Kopiraj poveznicu',
  linkCopied: 'Poveznica je kopirana',
  shareLink: 'Pošalji poveznicu',
  stayHere: 'Nastavi na ovom uređaju',
  typeDigits: 'Upišite dvije znamenke koje prikazuje vaš telefon',
  wrongDigits: 'To nisu bile te znamenke. Skenirajte novi kod.',
  onPhone: 'Nastavljate na svojem telefonu',
  phoneQuiet: 'Neko vrijeme nema vijesti s vašeg telefona.',
  takeBack: 'Vrati ovamo',
};
