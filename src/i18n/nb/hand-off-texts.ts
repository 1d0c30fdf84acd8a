// Norsk bokmål.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Fortsett på telefonen',
  handOffHint: 'Skann denne koden med kameraet på telefonen.',
  copyLink: 'Kopier lenken',
  linkCopied: 'Lenken er kopiert',
  shareLink: 'Send lenken',
  sendSms: 'Send lenken på SMS',
  smsNumber: 'Mobilnummeret ditt med landskode',
  smsSent: 'Lenken er på vei til telefonen din.',
  smsFailed: 'Lenken kunne ikke sendes. Skann koden.',
  stayHere: 'Fortsett på denne enheten',
  typeDigits: 'Skriv inn de to sifrene som telefonen viser',
  wrongDigits: 'Det var ikke de riktige sifrene. Skann den nye koden.',
  onPhone: 'Du fortsetter på telefonen',
  phoneQuiet: 'Vi har ikke hørt fra telefonen på en stund.',
  takeBack: 'Ta den tilbake hit',
};
