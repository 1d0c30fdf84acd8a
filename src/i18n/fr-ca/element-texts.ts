// Français canadien: what differs from fr.

import type { Texts } from '../en/element-texts.js';

export const texts: Partial<Texts> = {
  intro: 'Ayez en main votre pièce d’identité. Il faut compter environ deux minutes.',
  identifyStep: 'Étape\u00a01\u00a0de\u00a02\u00a0: identification',
  signStep: 'Étape\u00a02\u00a0de\u00a02\u00a0: signature',
  verifying: 'Contrôle de vos renseignements…',
  // no space before ? and ; in Canada (Office québécois de la langue française, Espacement)
  delayed: 'C’est plus long qu’à l’habitude. Le contrôle se poursuit; vous pouvez aussi revenir plus tard.',
  trouble: 'Un problème? Ouvrir une autre fenêtre',
  submittedHint: 'Nous communiquerons avec vous.',
  leave: 'Quitter la vérification?',
  leaveHint: 'Les renseignements déjà fournis pourraient être perdus.',
  errorRejected: 'Ces renseignements ne nous ont pas permis de vérifier votre identité.',
  errorSignIn: 'Veuillez ouvrir une session, puis réessayer.',
  reviewHint: 'Merci. Cela peut prendre un certain temps. Nous communiquerons avec vous.',
  contact: 'Veuillez communiquer avec le responsable de ce site.',
  unavailable: 'La vérification n’est pas offerte ici',
  notSignedIn: 'Vous n’avez pas ouvert de session',
  errorExpired:
    'Pour votre sécurité, elle ne reste ouverte que pendant un temps limité. Veuillez recommencer.',
};
