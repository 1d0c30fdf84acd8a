// Lietuvių.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Tapatybės patvirtinimas',
  question: 'Ar tai pradėjote jūs?',
  questionHint: 'Kažkas nori tęsti tapatybės patvirtinimą šiame telefone.',
  account: 'Paskyra',
  browser: 'Pradėta įrenginyje',
  began: 'Pradžios laikas',
  warning:
    'Jei kas nors atsiuntė jums šį kodą arba paprašė jį nuskaityti, pasirinkite „Stabdyti“. Galbūt ' +
    'bandoma pasinaudoti jūsų tapatybe.',
  yes: 'Taip, pradėjau',
  stop: 'Stabdyti',
  digits: 'Įveskite šiuos du skaitmenis kitame savo įrenginyje',
  digitsHint: 'Galėsite tęsti čia, kai tik juos ten įvesite.',
  goOn: 'Tęsti',
  waiting: 'Tikriname jūsų duomenis…',
  unfinished: 'Nepavyko',
  done: 'Šiame telefone viskas atlikta',
  doneHint: 'Tęskite kitame savo įrenginyje.',
  stopped: 'Sustabdyta',
  stoppedHint: 'Su šiuo kodu niekas negali tęsti.',
  gone: 'Šis kodas nebegalioja',
  goneHint: 'Gaukite naują kitame savo įrenginyje.',
  other: 'Šiame telefone prisijungta prie kitos paskyros',
  otherHint: 'Pirmiausia čia atsijunkite arba naudokite kitą telefoną.',
  failed: 'Nepavyko užmegzti ryšio',
  retry: 'Bandyti dar kartą',
};
