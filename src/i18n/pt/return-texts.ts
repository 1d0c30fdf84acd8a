// Português europeu.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Já pode voltar',
  hint: 'Volte à janela de onde veio ou feche esta. A sua verificação continua lá.',
  goOn: 'Continuar',
};
