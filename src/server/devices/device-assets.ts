// Script and styles of the phone's page, as texts that the kit serves.

import { brandStyle } from '../brand-style.js';
import type { Look } from '../look.js';

// The script runs in the customer's browser exactly as written here. The token leaves the address as soon as
// the person has answered, and it is sent in the body of a request only.
/** Text of `device/device.js`. */
export const deviceScript = `const main = document.querySelector('main');
const { mount, element, pageLanguage } = main.dataset;
const screens = [...main.querySelectorAll('[data-state]')];
const languageOf = () => document.documentElement.lang;
let token = location.hash.slice(1) || undefined;
let shown, page, timer, hasNoElement;

addEventListener('hashchange', () => {
  if (location.hash.length > 1) location.reload();
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) void look();
});
main.addEventListener('click', ({ target }) => {
  const action = target.closest?.('[data-do]')?.dataset.do;
  if (action === 'yes') void answer({ token, isMine: true });
  if (action === 'stop') void answer({ token, isMine: false });
  if (action === 'again') void look();
  if (action === 'open') location.assign(page);
});
void look();

async function look() {
  const told = await ask({ token });
  if (told?.state !== 'gone' || !token) return follow(told);
  forget();
  follow(await ask({}));
}

async function answer(body) {
  for (const button of main.querySelectorAll('button')) button.disabled = true;
  const told = await ask(body);
  for (const button of main.querySelectorAll('button')) button.disabled = false;
  if (told) forget();
  follow(told);
}

function forget() {
  token = undefined;
  history.replaceState(null, '', location.pathname + location.search);
}

async function ask(body) {
  return request('/device', { method: 'POST', body: JSON.stringify(body) });
}

async function request(path, options = {}) {
  try {
    const headers = options.body ? { 'content-type': 'application/json' } : {};
    const response = await fetch(mount + path, { ...options, headers, cache: 'no-store' });
    if (response.status === 410) return { state: 'gone' };
    if (response.status === 403) return { state: 'other' };
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

function follow(told) {
  clearTimeout(timer);
  if (!told) return shown ? later(look) : show('failed');
  const { state } = told;
  if (state === 'question') fill(told);
  if (state === 'digits') {
    main.querySelector('output').textContent = told.digits;
    later(look);
  }
  if (state === 'active') return readStatus(told);
  show(state);
}

// The element shows what can be framed. Another page takes this tab, so that it comes back to this tab.
async function readStatus(granted) {
  const told = await request('/device/session/' + granted.sessionId);
  if (told?.state) return follow(told);
  const again = () => readStatus(granted);
  if (!told && !shown) show('failed');
  if (!told) return later(again);
  if (told.page) {
    if (element && !hasNoElement && told.page.kind === 'web-enrolment') return showElement(granted);
    page = addressOf(told.page);
    show(told.returned ? 'unfinished' : 'page');
    return later(again);
  }
  if (told.status !== 'pending') return show('done');
  show('waiting');
  later(again);
}

// Every other part of the address, the token above all, stays to the letter.
function addressOf({ url, kind }) {
  if (kind !== 'web-enrolment') return url;
  const address = new URL(url);
  const theirs = address.search.slice(1).split('&');
  address.search = [
    ...theirs.filter((pair) => pair && pair.split('=')[0] !== 'lang'),
    'lang=' + pageLanguage,
  ].join('&');
  return address.href;
}

async function showElement(granted) {
  if (shown === 'element') return;
  show('element');
  const { capture } = granted;
  const screen = screens.find(({ dataset }) => dataset.state === 'element');
  const enrolment = document.createElement('kyc-enrolment');
  enrolment.setAttribute('token-endpoint', mount + '/device/session');
  enrolment.setAttribute('capture', capture);
  enrolment.setAttribute('cross-device', 'false');
  enrolment.setAttribute('hand-off', 'off');
  enrolment.addEventListener('kyc-success', () => show('done'));
  enrolment.addEventListener('kyc-cancel', () => {
    void answer({ isMine: false });
  });
  enrolment.addEventListener('kyc-error', async ({ detail }) => {
    if (detail.code === 'SESSION_EXPIRED') follow(await ask({}));
  });
  screen.replaceChildren(enrolment);
  try {
    await import(element);
  } catch {
    // without the element, the provider's page takes the pictures
    hasNoElement = true;
    void readStatus(granted);
  }
}

function fill(told) {
  for (const row of main.querySelectorAll('[data-fact]')) {
    const value = told[row.dataset.fact];
    row.hidden = !value;
    if (!value) continue;
    const isTime = row.dataset.fact === 'offeredAt';
    row.querySelector('dd').textContent = isTime
      ? new Intl.DateTimeFormat(languageOf(), { timeStyle: 'short' }).format(new Date(value))
      : value;
  }
}

function later(work) {
  clearTimeout(timer);
  timer = setTimeout(() => void work(), 2000);
}

function show(state) {
  if (shown === state) return;
  shown = state;
  for (const screen of screens) screen.hidden = screen.dataset.state !== state;
  scrollTo(0, 0);
  screens.find((screen) => !screen.hidden)?.focus({ preventScroll: true });
}
`;

/** Text of `device/device.css`. */
export const deviceStyle = (look: Look): string => brandStyle(look) + own;

const own = `body {
  display: flex; flex-direction: column; align-items: center; min-block-size: 100svh; margin: 0;
  padding: max(1.5rem, env(safe-area-inset-top)) min(1.25rem, 5vw) max(1.5rem, env(safe-area-inset-bottom));
  box-sizing: border-box; overflow-wrap: anywhere;
}
main { flex: 1; display: flex; flex-direction: column; inline-size: 100%; max-inline-size: 30rem; }
header { font-size: 0.875em; font-weight: 600; opacity: 0.8; }
section { outline: none; margin-block-start: 1.5rem; }
section:not([hidden]) { flex: 1; display: flex; flex-direction: column; gap: 1rem; }
/* what is told stands in the middle, and what is to be done at the lower edge, near the thumb */
section:has(> svg) { align-items: center; justify-content: center; text-align: center; }
section:has(> svg ~ button)::before { content: ""; margin-block-start: auto; }
section > :is(.choices, button) { align-self: stretch; margin-block-start: auto; }
svg {
  box-sizing: border-box; inline-size: 4.5rem; padding: 1.125rem; border-radius: 50%;
  background: color-mix(in srgb, var(--mark) 10%, transparent);
  fill: none; stroke: var(--mark); stroke-width: 2; stroke-linecap: round; stroke-linejoin: round;
}
h1 { margin: 0; font-size: min(1.5rem, 8vw); line-height: 1.25; text-wrap: balance; }
p { margin: 0; text-wrap: pretty; }
dl {
  margin: 0; display: grid; gap: 0.75rem; padding: 1rem;
  border: 1px solid color-mix(in srgb, currentColor 18%, transparent); border-radius: var(--kyc-radius, 12px);
}
dl > div:not([hidden]) {
  display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; column-gap: 1rem;
}
dt { font-size: 0.875em; opacity: 0.8; }
dd { margin: 0; font-weight: 600; text-align: match-parent; }
.choices { display: grid; gap: 0.75rem; }
button {
  font: inherit; font-weight: 600; min-block-size: 3rem; padding: 0.625rem min(1.5rem, 5vw);
  border: 1px solid; border-radius: var(--radius); color: var(--mark); background: none; cursor: pointer;
}
button.main { border-color: var(--mark); background: var(--accent); color: var(--on-accent); }
@media (forced-colors: active) {
  button.main {
    forced-color-adjust: none; border-color: Highlight; background: Highlight; color: HighlightText;
  }
}
button:disabled { opacity: 0.6; }
output {
  font-size: min(4.5rem, 30vw); line-height: 1; font-weight: 700; letter-spacing: 0.15em;
  text-align: center; white-space: nowrap;
  font-variant-numeric: tabular-nums; padding-block: 0.25em; padding-left: 0.15em;
  border-radius: var(--kyc-radius, 12px); background: color-mix(in srgb, var(--mark) 8%, transparent);
}
/* the question and both of its answers are in view together */
@media (height < 41rem) {
  body {
    padding-block: max(1rem, env(safe-area-inset-top)) max(1rem, env(safe-area-inset-bottom));
    line-height: 1.4;
  }
  section { margin-block-start: 0.5rem; }
  section:not([hidden]) { gap: 0.75rem; }
  h1 { font-size: min(1.25rem, 8vw); }
  dl { gap: 0.5rem; padding: 0.75rem 1rem; }
  .choices { grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr)); }
  .choices button { padding-inline: 0.25rem; }
}
@media (orientation: landscape) and (height < 30rem) {
  main { max-inline-size: 44rem; }
  dl { grid-auto-flow: column; grid-auto-columns: 1fr; }
  dl > div:not([hidden]) { display: block; }
  section:has(> svg) > button[data-do] { align-self: center; min-inline-size: 16rem; }
}
/* a text that is large for its screen gives way, before a word is torn */
@media (width < 22em) {
  body {
    hyphens: auto;
    font-size: max(
      0.7 * var(--kyc-font-size, 1rem), min(var(--kyc-font-size, 1rem), 7.5vw)
    );
  }
}
`;
