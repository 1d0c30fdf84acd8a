// Français.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Vérification d’identité',
  question: 'Avez-vous commencé ceci vous-même ?',
  questionHint: 'Quelqu’un souhaite poursuivre une vérification d’identité sur ce téléphone.',
  account: 'Compte',
  browser: 'Commencée sur',
  began: 'Commencée à',
  warning:
    'Si quelqu’un vous a envoyé ce code ou demandé de le scanner, choisissez Arrêter. Cette personne ' +
    'essaie peut-être d’utiliser votre identité.',
  yes: 'Oui, c’est moi',
  stop: 'Arrêter',
  digits: 'Saisissez ces deux chiffres sur votre autre appareil',
  digitsHint: 'Vous pourrez continuer ici dès que vous les aurez saisis là-bas.',
  goOn: 'Continuer',
  waiting: 'Nous vérifions vos informations…',
  unfinished: 'Cela n’a pas fonctionné',
  done: 'Vous avez terminé sur ce téléphone',
  doneHint: 'Continuez sur votre autre appareil.',
  stopped: 'Arrêté',
  stoppedHint: 'Personne ne peut continuer avec ce code.',
  gone: 'Ce code n’est plus valable',
  goneHint: 'Demandez-en un nouveau sur votre autre appareil.',
  other: 'Un autre compte est connecté sur ce téléphone',
  otherHint: 'Déconnectez-le d’abord, ou utilisez un autre téléphone.',
  failed: 'La connexion a échoué',
  retry: 'Réessayer',
};
