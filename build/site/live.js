// The element on the pages of the site. There is no server behind a site, so this page makes the answers up.
/* global document, matchMedia, Option, Response */

import './kyc-enrolment/kyc-enrolment.js';

const endings = ['approved', 'review', 'rejected', 'expired', 'failed'];
const languages = ['en', 'de', 'fr', 'pl', 'ja', 'ar'];
const session = { sessionId: '3f6c1f0e-5b1d-4c86-9d6e-0c9a4f1f7b20', statusUrl: '/made-up/status' };

/** The customer is at work first, and the verdict follows. */
function answers(ending) {
  let asked = 0;
  return async () => {
    asked += 1;
    const status = asked > 2 ? ending() : 'pending';
    return Response.json({ ...session, status, pollAfterMs: 1500 });
  };
}

function choice(label, words) {
  const select = document.createElement('select');
  select.append(...words.map((word) => new Option(word)));
  const box = document.createElement('label');
  box.append(label, select);
  return { box, select };
}

const isNarrow = matchMedia('(width < 60rem)').matches;
for (const navigation of document.querySelectorAll('.navigation')) navigation.open = !isNarrow;

for (const place of document.querySelectorAll('.live')) {
  const ending = choice('Ending ', endings);
  const language = choice('Language ', languages);
  const controls = document.createElement('p');
  controls.append(ending.box, language.box);
  const show = () => {
    const element = document.createElement('kyc-enrolment');
    element.tokenEndpoint = '/made-up/session';
    element.startMode = 'manual';
    element.lang = language.select.value;
    element.fetch = answers(() => ending.select.value);
    place.replaceChildren(controls, element);
  };
  for (const { select } of [ending, language]) select.addEventListener('change', show);
  show();
}
