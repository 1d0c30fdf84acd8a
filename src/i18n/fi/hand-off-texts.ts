// Suomi.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Jatka puhelimella',
  handOffHint: 'Lue tämä koodi puhelimesi kameralla.',
  copyLink: 'Kopioi linkki',
  linkCopied: 'Linkki on kopioitu',
  shareLink: 'Lähetä linkki',
  sendSms: 'Lähetä linkki tekstiviestillä',
  smsNumber: 'Matkapuhelin\u00adnumerosi maatunnuksineen',
  smsSent: 'Linkki on matkalla puhelimeesi.',
  smsFailed: 'Linkkiä ei voitu lähettää. Lue koodi.',
  stayHere: 'Jatka tällä laitteella',
  typeDigits: 'Kirjoita kaksi numeroa, jotka puhelimesi näyttää',
  wrongDigits: 'Numerot eivät täsmänneet. Lue uusi koodi.',
  onPhone: 'Jatkat puhelimellasi',
  phoneQuiet: 'Puhelimestasi ei ole kuulunut hetkeen.',
  takeBack: 'Ota takaisin tänne',
};
