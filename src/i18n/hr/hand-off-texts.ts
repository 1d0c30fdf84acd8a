// Hrvatski.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Nastavi na telefonu',
  handOffHint: 'Skenirajte ovaj kod kamerom telefona.',
  copyLink: 'Kopiraj poveznicu',
  linkCopied: 'Poveznica je kopirana',
  shareLink: 'Pošalji poveznicu',
  sendSms: 'Pošalji poveznicu SMS-om',
  smsNumber: 'Vaš broj mobitela s pozivnim brojem zemlje',
  smsSent: 'Poveznica je na putu do vašeg telefona.',
  smsFailed: 'Poveznica se nije mogla poslati. Skenirajte kod.',
  stayHere: 'Nastavi na ovom uređaju',
  typeDigits: 'Upišite dvije znamenke koje prikazuje vaš telefon',
  wrongDigits: 'To nisu bile te znamenke. Skenirajte novi kod.',
  onPhone: 'Nastavljate na svojem telefonu',
  phoneQuiet: 'Neko vrijeme nema vijesti s vašeg telefona.',
  takeBack: 'Vrati ovamo',
};
