// Malti.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Verifika tal-identità',
  question: 'Int stess bdejt din il-verifika?',
  questionHint: 'Xi ħadd irid ikompli verifika tal-identità fuq dan it-telefown.',
  account: 'Kont',
  browser: 'Bdiet fuq',
  began: 'Ħin tal-bidu',
  warning:
    'Jekk xi ħadd bagħatlek dan il-kodiċi jew talbek tiskennjah, agħżel Waqqaf. Jista’ jkun li qed ' +
    'jipprova juża l-identità tiegħek.',
  yes: 'Iva, bdejtha jien',
  stop: 'Waqqaf',
  digits: 'Ittajpja dawn iż-żewġ ċifri fuq l-apparat l-ieħor',
  digitsHint: 'Tista’ tkompli hawn hekk kif tkun ittajpjajthom hemmhekk.',
  goOn: 'Kompli',
  waiting: 'Qed niċċekkjaw id-dettalji tiegħek…',
  unfinished: 'Dan ma rnexxiex',
  done: 'Lestejt fuq dan it-telefown',
  doneHint: 'Kompli fuq l-apparat l-ieħor.',
  stopped: 'Imwaqqfa',
  stoppedHint: 'Ħadd ma jista’ jkompli b’dan il-kodiċi.',
  gone: 'Dan il-kodiċi m’għadux validu',
  goneHint: 'Ikseb wieħed ġdid fuq l-apparat l-ieħor.',
  other: 'Kont ieħor huwa miftuħ fuq dan it-telefown',
  otherHint: 'L-ewwel oħroġ mill-kont hawn, jew uża telefown ieħor.',
  failed: 'Il-konnessjoni falliet',
  retry: 'Erġa’ pprova',
};
