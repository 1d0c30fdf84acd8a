// Español de América: lo que difiere de es.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: Partial<PhoneTexts> = {
  question: '¿Empezó esto usted?',
  questionHint: 'Alguien quiere continuar una verificación de identidad en este celular.',
  warning:
    'Si alguien le envió este código o le pidió que lo escaneara, elija Detener. Puede que intente ' +
    'usar su identidad.',
  yes: 'Sí, lo empecé yo',
  unfinished: 'No funcionó',
  done: 'Terminó en este celular',
  other: 'En este celular hay una sesión iniciada con otra cuenta',
  otherHint: 'Cierre primero esa sesión o use otro celular.',
  failed: 'Falló la conexión',
  retry: 'Intentar de nuevo',
};
