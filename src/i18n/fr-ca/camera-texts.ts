// Français canadien: what differs from fr.

import type { CaptureTexts } from '../en/camera-texts.js';

export const texts: Partial<CaptureTexts> = {
  // no space before ? in Canada, but one before : (Office québécois de la langue française, Espacement)
  documentStep: 'Étape\u00a01\u00a0de\u00a02\u00a0: pièce d’identité',
  frontStep: 'Étape\u00a01\u00a0de\u00a02\u00a0: pièce d’identité, recto',
  backStep: 'Étape\u00a01\u00a0de\u00a02\u00a0: pièce d’identité, verso',
  faceStep: 'Étape\u00a02\u00a0de\u00a02\u00a0: visage',
  whichDocument: 'Quelle pièce allez-vous utiliser?',
  checkDocument: 'Tout est-il bien lisible?',
  checkFace: 'Voit-on bien votre visage?',
  useFiles: 'Téléverser plutôt des photos',
  card: 'Carte d’identité, carte de résident ou permis de conduire',
  residencePermit: 'Carte de résident',
  deniedHint:
    'Autorisez-la pour cette page dans la barre d’adresse ou les paramètres du navigateur, puis réessayez.',
};
