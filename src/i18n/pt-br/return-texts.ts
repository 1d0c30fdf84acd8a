// Português do Brasil: o que difere de pt.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: Partial<ReturnPageTexts> = {
  title: 'Você já pode voltar',
  hint: 'Volte para a janela de onde você veio ou feche esta. Sua verificação continua lá.',
};
