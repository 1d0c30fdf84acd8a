// Español de América: lo que difiere de es.

import type { Texts } from '../en/element-texts.js';

export const texts: Partial<Texts> = {
  failed: 'No se pudo completar la verificación',
  intro: 'Tenga a la mano su documento de identidad. Tomará unos dos minutos.',
  verifyingHint: 'Normalmente toma menos de un minuto. Puede dejar esta página abierta.',
  delayed:
    'Está tomando más tiempo de lo habitual. La revisión sigue en curso; también puede volver más tarde.',
  expiring: 'Su sesión está por vencer.',
  expired: 'Su sesión venció',
  popupBlocked: 'Su navegador bloqueó la ventana.',
  submitted: 'Gracias, sus documentos se enviaron',
  cancelled: 'Se canceló la verificación',
  retry: 'Intentar de nuevo',
  notDone: 'No funcionó',
  notDoneHint: 'Puede intentarlo de nuevo o continuar donde estaba.',
  leaveHint: 'Es posible que se pierda lo que ingresó hasta ahora.',
  consentChanged: 'El texto cambió mientras tanto. Léalo de nuevo y decida.',
  errorRejected: 'No pudimos verificar su identidad con estos datos.',
  errorFailed: 'No se pudo completar su identificación.',
  errorProvider: 'Ocurrió un error en el servicio de verificación.',
  errorSignIn: 'Inicie sesión e inténtelo de nuevo.',
  errorLimit: 'En este momento no se puede iniciar otra verificación. Inténtelo de nuevo mañana.',
  errorConnection: 'Falló la conexión. Inténtelo de nuevo en unos instantes.',
};
