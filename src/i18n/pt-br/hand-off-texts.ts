// Português do Brasil: o que difere de pt.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: Partial<HandOffTexts> = {
  handOff: 'Continuar no celular',
  handOffHint: 'Leia este código com a câmera do seu celular.',
  copyLink: 'Copiar o link',
  linkCopied: 'Link copiado',
  shareLink: 'Enviar o link',
  typeDigits: 'Digite os dois números que o celular mostra',
  wrongDigits: 'Os números não estavam certos. Leia o novo código.',
  onPhone: 'Você está continuando no celular',
  phoneQuiet: 'Faz um tempo que não temos notícias do seu celular.',
  sendSms: 'Enviar o link por SMS',
  smsNumber: 'O número do seu celular, com código do país',
  smsSent: 'O link está a caminho do seu celular.',
  smsFailed: 'Não foi possível enviar o link. Leia o código.',
};
