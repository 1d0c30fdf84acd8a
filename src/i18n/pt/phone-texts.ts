// Português europeu.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Verificação de identidade',
  question: 'Iniciou isto por sua iniciativa?',
  questionHint: 'Alguém quer continuar uma verificação de identidade neste telemóvel.',
  account: 'Conta',
  browser: 'Iniciada em',
  began: 'Iniciada às',
  warning:
    'Se alguém lhe enviou este código ou lhe pediu que o lesse, escolha Parar. Pode estar a tentar ' +
    'usar a sua identidade.',
  yes: 'Sim, fui eu',
  stop: 'Parar',
  digits: 'Escreva estes dois algarismos no seu outro dispositivo',
  digitsHint: 'Pode continuar aqui assim que os tiver escrito lá.',
  goOn: 'Continuar',
  waiting: 'Estamos a verificar os seus dados…',
  unfinished: 'Não resultou',
  done: 'Terminou neste telemóvel',
  doneHint: 'Continue no seu outro dispositivo.',
  stopped: 'Parado',
  stoppedHint: 'Ninguém pode continuar com este código.',
  gone: 'Este código já não é válido',
  goneHint: 'Obtenha um novo no seu outro dispositivo.',
  other: 'Há outra conta com sessão iniciada neste telemóvel',
  otherHint: 'Termine primeiro essa sessão ou use outro telemóvel.',
  failed: 'A ligação falhou',
  retry: 'Tentar novamente',
};
