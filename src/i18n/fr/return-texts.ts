// Français.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Vous pouvez maintenant revenir',
  hint: 'Revenez à la fenêtre d’où vous venez, ou fermez celle-ci. Votre vérification s’y poursuit.',
  goOn: 'Continuer',
};
