// Français canadien.

import type { CaptureTexts } from './en.js';
import { texts as french } from './fr.js';

export const texts: CaptureTexts = {
  ...french,
  // no space before ? in Canada, but one before : (Office québécois de la langue française, Espacement)
  documentStep: 'Étape 1 de 2\u00a0: pièce d’identité',
  frontStep: 'Étape 1 de 2\u00a0: pièce d’identité, recto',
  backStep: 'Étape 1 de 2\u00a0: pièce d’identité, verso',
  faceStep: 'Étape 2 de 2\u00a0: visage',
  whichDocument: 'Quelle pièce allez-vous utiliser?',
  recognised: 'Pièce reconnue\u00a0:',
  checkDocument: 'Tout est-il bien lisible?',
  checkFace: 'Voit-on bien votre visage?',
  useFiles: 'Téléverser plutôt des photos',
  residencePermit: 'Carte de résident',
  deniedHint:
    'Autorisez-la pour cette page dans la barre d’adresse ou les paramètres du navigateur, puis réessayez.',
};
