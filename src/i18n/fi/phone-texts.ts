// Suomi.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Henkilölli\u00adsyyden vahvistus',
  question: 'Aloititko tämän itse?',
  questionHint: 'Joku haluaa jatkaa henkilölli\u00adsyyden vahvistusta tällä puhelimella.',
  account: 'Tili',
  browser: 'Aloitettu laitteella',
  began: 'Aloitettu klo',
  warning:
    'Jos joku lähetti sinulle tämän koodin tai pyysi lukemaan sen, valitse Pysäytä. Hän voi yrittää ' +
    'käyttää henkilöllisyyttäsi.',
  yes: 'Kyllä, aloitin sen',
  stop: 'Pysäytä',
  digits: 'Kirjoita nämä kaksi numeroa toisella laitteellasi',
  digitsHint: 'Voit jatkaa täällä heti, kun olet kirjoittanut ne siellä.',
  goOn: 'Jatka',
  waiting: 'Tarkistamme tietojasi…',
  unfinished: 'Se ei onnistunut',
  done: 'Valmista tällä puhelimella',
  doneHint: 'Jatka toisella laitteellasi.',
  stopped: 'Pysäytetty',
  stoppedHint: 'Kukaan ei voi jatkaa tällä koodilla.',
  gone: 'Tämä koodi ei ole enää voimassa',
  goneHint: 'Hanki uusi toisella laitteellasi.',
  other: 'Tällä puhelimella on kirjauduttu toiselle tilille',
  otherHint: 'Kirjaudu ensin ulos tai käytä toista puhelinta.',
  failed: 'Yhteys epäonnistui',
  retry: 'Yritä uudelleen',
};
