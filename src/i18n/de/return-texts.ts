// Deutsch.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Sie können jetzt zurückgehen',
  hint:
    'Gehen Sie zurück zu dem Fenster, aus dem Sie gekommen sind, oder schließen Sie dieses. Ihre ' +
    'Identitäts\u00adprüfung geht dort weiter.',
  goOn: 'Weiter',
};
