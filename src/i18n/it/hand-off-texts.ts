// Italiano.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Continua sul telefono',
  handOffHint: 'Scansioni questo codice con la fotocamera del telefono.',
  copyLink: 'Copia il link',
  linkCopied: 'Il link è stato copiato',
  shareLink: 'Invia il link',
  sendSms: 'Invia il link via SMS',
  smsNumber: 'Il Suo numero di cellulare, con prefisso internazionale',
  smsSent: 'Il link è in arrivo sul telefono.',
  smsFailed: 'Non è stato possibile inviare il link. Scansioni il codice.',
  stayHere: 'Continua su questo dispositivo',
  typeDigits: 'Digiti le due cifre che vede sul telefono',
  wrongDigits: 'Le cifre non erano giuste. Scansioni il nuovo codice.',
  onPhone: 'Sta continuando sul telefono',
  phoneQuiet: 'Da un po’ non abbiamo notizie dal Suo telefono.',
  takeBack: 'Riprendi qui',
};
