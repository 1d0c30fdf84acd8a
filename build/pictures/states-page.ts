// A page with states beside each other. Its address says which ones, and how they look: `states`, `lang`,
// `theme`, `column` and `size` in pixels, `properties` as CSS, `dark`, and `alone` for one state without a
// frame.

import { signIn } from '../../demo/playground/shop.js';
import { frameFrom, show, states } from './every-state.js';

const asked = new URLSearchParams(location.search);
const lang = asked.get('lang') ?? 'en';
const theme = asked.get('theme');
const isAlone = asked.has('alone');
const names = asked.get('states')?.split(',') ?? Object.keys(states);
const main = document.body.appendChild(document.createElement('main'));

document.documentElement.lang = lang;
document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
document.body.classList.toggle('alone', isAlone);
if (asked.has('dark')) document.documentElement.style.colorScheme = 'dark';
if (theme) await import(`../../src/themes/${theme}.css`);
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  main { --column: ${asked.get('column') ?? '390'}px; font-size: ${asked.get('size') ?? '16'}px }
  kyc-enrolment { ${isAlone ? '--kyc-around: 32px;' : ''} ${asked.get('properties') ?? ''} }
`);
document.adoptedStyleSheets.push(sheet);

frameFrom(await providerPage());
for (const name of names) {
  const figure = document.createElement('figure');
  const caption = Object.assign(document.createElement('figcaption'), { textContent: name });
  const box = Object.assign(document.createElement('div'), { className: 'page' });
  figure.append(caption, box);
  main.append(figure);
  void show(name, box, lang);
}

/** A page of the sandbox's, for a customer who has just signed in. */
async function providerPage(): Promise<string> {
  await signIn({ provider: 'trustmatic', scenario: 'approved' });
  const answer = await fetch('/kyc/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ language: lang }),
  });
  const { page } = (await answer.json()) as { readonly page: { readonly url: string } };
  return page.url;
}
