// Malti.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Issa tista’ terġa’ lura',
  hint: 'Erġa’ lura fit-tieqa li ġejt minnha, jew agħlaq din. Il-verifika tiegħek tkompli hemmhekk.',
  goOn: 'Kompli',
};
