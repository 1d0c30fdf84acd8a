// Shqip.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Tani mund të ktheheni',
  hint: 'Kthehuni te dritarja nga erdhët ose mbylleni këtë. Verifikimi juaj vazhdon atje.',
  goOn: 'Vazhdo',
};
