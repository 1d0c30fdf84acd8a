// Dansk.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Fortsæt på din telefon',
  handOffHint: 'Scan denne kode med telefonens kamera.',
  copyLink: 'Kopiér linket',
  linkCopied: 'Linket er kopieret',
  shareLink: 'Send linket',
  sendSms: 'Send linket som sms',
  smsNumber: 'Dit mobilnummer med landekode',
  smsSent: 'Linket er på vej til din telefon.',
  smsFailed: 'Linket kunne ikke sendes. Scan koden.',
  stayHere: 'Fortsæt på denne enhed',
  typeDigits: 'Indtast de to cifre, som din telefon viser',
  wrongDigits: 'Det var ikke de rigtige cifre. Scan den nye kode.',
  onPhone: 'Du fortsætter på din telefon',
  phoneQuiet: 'Vi har ikke hørt fra din telefon i et stykke tid.',
  takeBack: 'Tag det tilbage hertil',
};
