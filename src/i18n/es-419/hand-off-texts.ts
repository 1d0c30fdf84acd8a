// Español de América: lo que difiere de es.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: Partial<HandOffTexts> = {
  handOff: 'Continuar en el celular',
  handOffHint: 'Escanee este código con la cámara de su celular.',
  linkCopied: 'Se copió el enlace',
  typeDigits: 'Escriba las dos cifras que muestra su celular',
  onPhone: 'Está continuando en su celular',
  phoneQuiet: 'Hace un rato que no sabemos nada de su celular.',
  smsNumber: 'Su número de celular, con código de país',
  smsSent: 'El enlace va en camino a su celular.',
};
