// Ελληνικά.

import type { HandOffTexts } from '../en/hand-off-texts.js';

export const texts: HandOffTexts = {
  handOff: 'Συνέχεια στο τηλέφωνο',
  handOffHint: 'Σαρώστε αυτόν τον κωδικό με την κάμερα του τηλεφώνου σας.',
  copyLink: 'Αντιγραφή συνδέσμου',
  linkCopied: 'Ο σύνδεσμος αντιγράφηκε',
  shareLink: 'Αποστολή συνδέσμου',
  stayHere: 'Συνέχεια σε αυτή τη συσκευή',
  typeDigits: 'Πληκτρολογήστε τα δύο ψηφία που δείχνει το τηλέφωνό σας',
  wrongDigits: 'Δεν ήταν αυτά τα ψηφία. Σαρώστε τον νέο κωδικό.',
  onPhone: 'Συνεχίζετε στο τηλέφωνό σας',
  phoneQuiet: 'Δεν έχουμε νέα από το τηλέφωνό σας εδώ και λίγη ώρα.',
  takeBack: 'Επαναφορά εδώ',
};
