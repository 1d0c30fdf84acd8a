// Gaeilge.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Is féidir leat filleadh anois',
  hint: 'Fill ar an bhfuinneog ar tháinig tú uaithi, nó dún an ceann seo. Leanann d’fhíorú ar aghaidh ansin.',
  goOn: 'Lean ar aghaidh',
};
