// Español.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Continuar en el teléfono',
  handOffHint: 'Escanee este código con la cámara de su teléfono.',
  copyLink: 'Copiar el enlace',
  linkCopied: 'Enlace copiado',
  shareLink: 'Enviar el enlace',
  sendSms: 'Enviar el enlace por SMS',
  smsNumber: 'Su número de móvil, con prefijo de país',
  smsSent: 'El enlace va de camino a su teléfono.',
  smsFailed: 'No se pudo enviar el enlace. Escanee el código.',
  stayHere: 'Continuar en este dispositivo',
  typeDigits: 'Escriba las dos cifras que muestra su teléfono',
  wrongDigits: 'Esas no eran las cifras. Escanee el código nuevo.',
  onPhone: 'Está continuando en su teléfono',
  phoneQuiet: 'Hace un rato que no sabemos nada de su teléfono.',
  takeBack: 'Retomar aquí',
};
