// Íslenska.

import type { PhoneTexts } from '../en/phone-texts.js';

export const texts: PhoneTexts = {
  title: 'Staðfesting á auðkenni',
  question: 'Byrjaðir þú á þessu?',
  questionHint: 'Einhver vill halda áfram staðfestingu á auðkenni í þessum síma.',
  account: 'Aðgangur',
  browser: 'Byrjað í',
  began: 'Byrjað klukkan',
  warning:
    'Ef einhver sendi þér þennan kóða eða bað þig að skanna hann skaltu velja Stöðva. Ef til vill er ' +
    'verið að reyna að nota auðkenni þitt.',
  yes: 'Já, ég byrjaði',
  stop: 'Stöðva',
  digits: 'Sláðu þessa tvo tölustafi inn í hinu tækinu',
  digitsHint: 'Þú getur haldið áfram hér um leið og þú hefur slegið þá inn þar.',
  goOn: 'Halda áfram',
  waiting: 'Verið er að fara yfir upplýsingarnar…',
  unfinished: 'Þetta tókst ekki',
  done: 'Öllu er lokið í þessum síma',
  doneHint: 'Haltu áfram í hinu tækinu.',
  stopped: 'Stöðvað',
  stoppedHint: 'Enginn getur haldið áfram með þessum kóða.',
  gone: 'Þessi kóði gildir ekki lengur',
  goneHint: 'Fáðu nýjan í hinu tækinu.',
  other: 'Annar aðgangur er skráður inn í þessum síma',
  otherHint: 'Skráðu þig fyrst út hér, eða notaðu annan síma.',
  failed: 'Tengingin mistókst',
  retry: 'Reyna aftur',
};
