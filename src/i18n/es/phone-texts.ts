// Español.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Verificación de identidad',
  question: '¿Ha empezado esto usted?',
  questionHint: 'Alguien quiere continuar una verificación de identidad en este teléfono.',
  account: 'Cuenta',
  browser: 'Empezada en',
  began: 'Empezada a las',
  warning:
    'Si alguien le ha enviado este código o le ha pedido que lo escanee, elija Detener. Puede que ' +
    'intente usar su identidad.',
  yes: 'Sí, lo he empezado yo',
  stop: 'Detener',
  digits: 'Escriba estas dos cifras en su otro dispositivo',
  digitsHint: 'Podrá continuar aquí en cuanto las haya escrito allí.',
  goOn: 'Continuar',
  waiting: 'Estamos comprobando sus datos…',
  unfinished: 'No ha funcionado',
  done: 'Ha terminado en este teléfono',
  doneHint: 'Continúe en su otro dispositivo.',
  stopped: 'Detenido',
  stoppedHint: 'Nadie puede continuar con este código.',
  gone: 'Este código ya no es válido',
  goneHint: 'Obtenga uno nuevo en su otro dispositivo.',
  other: 'En este teléfono hay una sesión iniciada con otra cuenta',
  otherHint: 'Cierre primero esa sesión o use otro teléfono.',
  failed: 'La conexión ha fallado',
  retry: 'Reintentar',
};
