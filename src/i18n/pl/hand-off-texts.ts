// Polski.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Kontynuuj na telefonie',
  handOffHint: 'Zeskanuj ten kod aparatem telefonu.',
  copyLink: 'Skopiuj link',
  linkCopied: 'Link skopiowany',
  shareLink: 'Wyślij link',
  sendSms: 'Wyślij link SMS-em',
  smsNumber: 'Numer komórkowy z kodem kraju',
  smsSent: 'Link jest w drodze na Twój telefon.',
  smsFailed: 'Nie udało się wysłać linku. Zeskanuj kod.',
  stayHere: 'Kontynuuj na tym urządzeniu',
  typeDigits: 'Wpisz dwie cyfry, które pokazuje telefon',
  wrongDigits: 'To nie były te cyfry. Zeskanuj nowy kod.',
  onPhone: 'Kontynuujesz na telefonie',
  phoneQuiet: 'Od jakiegoś czasu nie mamy wieści z Twojego telefonu.',
  takeBack: 'Przenieś z powrotem tutaj',
};
