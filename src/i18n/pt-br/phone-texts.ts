// Português do Brasil: o que difere de pt.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: Partial<PhoneTexts> = {
  question: 'Foi você que iniciou isto?',
  questionHint: 'Alguém quer continuar uma verificação de identidade neste celular.',
  warning:
    'Se alguém enviou este código a você ou pediu que você o lesse, escolha Parar. Essa pessoa pode ' +
    'estar tentando usar sua identidade.',
  digits: 'Digite estes dois números no seu outro dispositivo',
  digitsHint: 'Você pode continuar aqui assim que os tiver digitado lá.',
  waiting: 'Estamos verificando seus dados…',
  unfinished: 'Não deu certo',
  done: 'Você terminou neste celular',
  other: 'Há outra conta conectada neste celular',
  otherHint: 'Saia dela primeiro ou use outro celular.',
  failed: 'A conexão falhou',
};
