// Ελληνικά.

import type { ReturnPageTexts } from '../en/return-texts.js';

export const texts: ReturnPageTexts = {
  title: 'Μπορείτε τώρα να επιστρέψετε',
  hint: 'Επιστρέψτε στο παράθυρο από όπου ήρθατε ή κλείστε αυτό. Η επαλήθευση συνεχίζεται εκεί.',
  goOn: 'Συνέχεια',
};
