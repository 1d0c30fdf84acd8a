// Shqip.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Verifikimi i identitetit',
  question: 'E filluat ju vetë këtë?',
  questionHint: 'Dikush dëshiron të vazhdojë një verifikim identiteti në këtë telefon.',
  account: 'Llogaria',
  browser: 'Filluar në',
  began: 'Filluar në orën',
  warning:
    'Nëse dikush ju ka dërguar këtë kod ose ju ka kërkuar ta skanoni, zgjidhni Ndalo. Mund të jetë ' +
    'duke u përpjekur të përdorë identitetin tuaj.',
  yes: 'Po, e fillova unë',
  stop: 'Ndalo',
  digits: 'Shkruani këto dy shifra në pajisjen tjetër',
  digitsHint: 'Sapo t’i keni shkruar atje, mund të vazhdoni këtu.',
  goOn: 'Vazhdo',
  waiting: 'Po kontrollohen të dhënat tuaja…',
  unfinished: 'Nuk funksionoi',
  done: 'Keni mbaruar në këtë telefon',
  doneHint: 'Vazhdoni në pajisjen tjetër.',
  stopped: 'U ndal',
  stoppedHint: 'Askush nuk mund të vazhdojë me këtë kod.',
  gone: 'Ky kod nuk është më i vlefshëm',
  goneHint: 'Merrni një kod të ri në pajisjen tjetër.',
  other: 'Në këtë telefon është hyrë me një llogari tjetër',
  otherHint: 'Dilni më parë nga llogaria këtu, ose përdorni një telefon tjetër.',
  failed: 'Lidhja dështoi',
  retry: 'Provo përsëri',
};
