// Türkçe.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Artık geri dönebilirsiniz',
  hint: 'Geldiğiniz pencereye dönün veya bu pencereyi kapatın. Doğrulamanız orada devam eder.',
  goOn: 'Devam et',
};
