// Português europeu.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Continuar no telemóvel',
  handOffHint: 'Leia este código com a câmara do seu telemóvel.',
  copyLink: 'Copiar a ligação',
  linkCopied: 'Ligação copiada',
  shareLink: 'Enviar a ligação',
  sendSms: 'Enviar a ligação por SMS',
  smsNumber: 'O seu número de telemóvel, com indicativo do país',
  smsSent: 'A ligação vai a caminho do seu telemóvel.',
  smsFailed: 'Não foi possível enviar a ligação. Leia o código.',
  stayHere: 'Continuar neste dispositivo',
  typeDigits: 'Escreva os dois algarismos que o telemóvel mostra',
  wrongDigits: 'Os algarismos não estavam certos. Leia o novo código.',
  onPhone: 'Está a continuar no telemóvel',
  phoneQuiet: 'Há algum tempo que não temos notícias do seu telemóvel.',
  takeBack: 'Retomar aqui',
};
