// Español.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Continuar en el teléfono',
  handOffHint: 'Escanee este código con la cámara de su teléfono.',
  copyLink: 'Copiar el enlace',
  linkCopied: 'Enlace copiado',
  shareLink: 'Enviar el enlace',
  stayHere: 'Continuar en este dispositivo',
  typeDigits: 'Escriba las dos cifras que muestra su teléfono',
  wrongDigits: 'Esas no eran las cifras. Escanee el código nuevo.',
  onPhone: 'Está continuando en su teléfono',
  phoneQuiet: 'Hace un rato que no sabemos nada de su teléfono.',
  takeBack: 'Retomar aquí',
};
