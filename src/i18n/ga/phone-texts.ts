// Gaeilge.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Fíorú aitheantais',
  question: 'An tusa a thosaigh é seo?',
  questionHint: 'Tá duine éigin ag iarraidh leanúint le fíorú aitheantais ar an bhfón seo.',
  account: 'Cuntas',
  browser: 'Tosaithe ar',
  began: 'Tosaithe ag',
  warning:
    'Má sheol duine éigin an cód seo chugat, nó má d’iarr sé ort é a scanadh, roghnaigh Stop. Seans go ' +
    'bhfuil sé ag iarraidh d’aitheantas a úsáid.',
  yes: 'Is mise a thosaigh é',
  stop: 'Stop',
  digits: 'Clóscríobh an dá dhigit seo ar an ngléas eile',
  digitsHint: 'Is féidir leat leanúint ort anseo a luaithe a bheidh siad clóscríofa ansin agat.',
  goOn: 'Lean ar aghaidh',
  waiting: 'Tá do shonraí á seiceáil…',
  unfinished: 'Níor éirigh leis sin',
  done: 'Tá tú críochnaithe ar an bhfón seo',
  doneHint: 'Lean ort ar an ngléas eile.',
  stopped: 'Stoptha',
  stoppedHint: 'Ní féidir le haon duine leanúint ar aghaidh leis an gcód seo.',
  gone: 'Níl an cód seo bailí a thuilleadh',
  goneHint: 'Faigh ceann nua ar an ngléas eile.',
  other: 'Tá cuntas eile logáilte isteach ar an bhfón seo',
  otherHint: 'Logáil amach anseo ar dtús, nó úsáid fón eile.',
  failed: 'Theip ar an nasc',
  retry: 'Bain triail eile as',
};
