// Español.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Ya puede volver',
  hint: 'Vuelva a la ventana de la que vino o cierre esta. Su verificación continúa allí.',
  goOn: 'Continuar',
};
