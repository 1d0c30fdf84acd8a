// Latviešu.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Turpināt tālrunī',
  handOffHint: 'Noskenējiet šo kodu ar tālruņa kameru.',
  copyLink: 'Kopēt saiti',
  linkCopied: 'Saite ir nokopēta',
  shareLink: 'Nosūtīt saiti',
  sendSms: 'Nosūtīt saiti īsziņā',
  smsNumber: 'Jūsu mobilā tālruņa numurs ar valsts kodu',
  smsSent: 'Saite ir ceļā uz jūsu tālruni.',
  smsFailed: 'Saiti neizdevās nosūtīt. Lūdzu, noskenējiet kodu.',
  stayHere: 'Turpināt šajā ierīcē',
  typeDigits: 'Ievadiet divus ciparus, ko rāda jūsu tālrunis',
  wrongDigits: 'Tie nebija īstie cipari. Lūdzu, noskenējiet jauno kodu.',
  onPhone: 'Jūs turpināt tālrunī',
  phoneQuiet: 'Kādu laiku no jūsu tālruņa nav ziņu.',
  takeBack: 'Pārņemt atpakaļ šeit',
};
