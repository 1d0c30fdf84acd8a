// हिन्दी.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'अब आप वापस जा सकते हैं',
  hint: 'जिस विंडो से आप आए थे उसमें वापस जाएँ, या यह विंडो बंद करें। आपका सत्यापन वहाँ जारी रहेगा।',
  goOn: 'जारी रखें',
};
