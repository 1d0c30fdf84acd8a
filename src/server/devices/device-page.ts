// The phone's page of a hand-off (docs/security.md, Going on on a phone). It reads nothing from its address:
// what stands behind the `#` never leaves the phone but in the body of a request. One screen is shown at a
// time, and the script chooses it.

import { html, raw } from 'hono/html';
import { toProviderLanguage } from '../../enrolment/provider-language.js';
import { localizePhonePage } from '../../i18n/phone-page-texts.js';
import type { Settings } from '../configuration.js';
import { deviceScript, deviceStyle } from './device-assets.js';
import type { HandOff } from './hand-off-options.js';

export interface DevicePageOptions {
  readonly settings: Pick<Settings, 'origins' | 'theme' | 'look'>;
  readonly handOff: HandOff;
}

export interface DeviceVisit {
  /** One of `phonePageLanguages`. */
  readonly language: string;
  /** Path of the mount; the page's own files and requests are below it. */
  readonly path: string;
}

/** Creates the page and its files. */
export function createDevicePage({ settings, handOff }: DevicePageOptions) {
  const { script, style } = handOff;
  const originOf = (address: string | undefined) =>
    address === undefined ? '' : ` ${new URL(address).origin}`;
  // The element frames the provider's page and shows its pictures; without it the page needs nothing of that.
  const forElement =
    script === undefined
      ? ''
      : '; frame-src https: http://localhost:* http://127.0.0.1:*; ' +
        `img-src blob: data:; media-src blob:; worker-src blob:${originOf(script)}`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      `default-src 'none'; script-src 'self'${originOf(script)}; style-src 'self'${originOf(style)}; ` +
      `connect-src 'self'${originOf(script)}${forElement}; base-uri 'none'; form-action 'none'; ` +
      `frame-ancestors 'self' ${settings.origins.join(' ')}`,
  };
  const file = (text: string, type: string) => () =>
    new Response(text, { headers: { 'content-type': `text/${type}; charset=utf-8` } });
  return {
    page: async (visit: DeviceVisit) =>
      new Response(String(await document({ ...visit, ...handOff, ...settings })), { headers }),
    script: file(deviceScript, 'javascript'),
    style: file(deviceStyle(settings.look), 'css'),
  };
}

type Content = DeviceVisit & DevicePageOptions['settings'] & HandOff;

function document({ language, path, origins, theme, script, style }: Content) {
  const { texts, direction } = localizePhonePage(language);
  const [asking = ''] = origins;
  const { host } = new URL(asking);
  const screen = (state: string, content: unknown) =>
    html`<section data-state="${state}" tabindex="-1" hidden>${content}</section>`;
  const told = (state: keyof typeof marks, title: string, more: unknown) =>
    screen(
      state,
      html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="${raw(marks[state])}"/></svg>
<h1>${title}</h1>${more}`,
    );
  const hint = (text: string) => html`<p>${text}</p>`;
  return html`<!doctype html>
<html lang="${language}" dir="${direction}" data-theme="${theme ?? ''}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>${texts.title}</title>
<link rel="stylesheet" href="${path}/device/device.css">
${style === undefined ? '' : html`<link rel="stylesheet" href="${style}">`}
<main data-mount="${path}" data-element="${script ?? ''}"
 data-page-language="${toProviderLanguage(language)}">
<header>${host}</header>
${screen('question', question(texts))}
${screen('digits', digits(texts))}
${told('page', texts.title, html`<button data-do="open" class="main">${texts.goOn}</button>`)}
${told('unfinished', texts.unfinished, html`<button data-do="open">${texts.retry}</button>`)}
${screen('element', '')}
${told('waiting', texts.waiting, '')}
${told('done', texts.done, hint(texts.doneHint))}
${told('stopped', texts.stopped, hint(texts.stoppedHint))}
${told('gone', texts.gone, hint(texts.goneHint))}
${told('other', texts.other, hint(texts.otherHint))}
${told('failed', texts.failed, html`<button data-do="again">${texts.retry}</button>`)}
</main>
<script type="module" src="${path}/device/device.js"></script>
</html>
`;
}

const problem = 'M12 4.5v9.5M12 18.6v.2';
const clock = 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5.2l3.3 2';

/** What is drawn above a title: the element's own marks. */
const marks = {
  page: 'M3 5h18v14H3zM6 16c.6-2 4.4-2 5 0M8.5 12.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6M14 10h4M14 14h4',
  unfinished: problem,
  waiting: clock,
  done: 'M5 12.5l4.5 4.5L19 7.5',
  stopped: problem,
  gone: clock,
  other: problem,
  failed: problem,
};

type Texts = ReturnType<typeof localizePhonePage>['texts'];

/** Yes and Stop look alike: nobody is led to either. */
const question = (texts: Texts) => html`<h1>${texts.question}</h1>
<p>${texts.questionHint}</p>
<dl>
<div data-fact="account"><dt>${texts.account}</dt><dd dir="auto"></dd></div>
<div data-fact="browser"><dt>${texts.browser}</dt><dd dir="auto"></dd></div>
<div data-fact="offeredAt"><dt>${texts.began}</dt><dd dir="auto"></dd></div>
</dl>
<p>${texts.warning}</p>
<div class="choices">
<button data-do="yes">${texts.yes}</button>
<button data-do="stop">${texts.stop}</button>
</div>`;

const digits = (texts: Texts) => html`<h1>${texts.digits}</h1>
<output></output>
<p>${texts.digitsHint}</p>
<button data-do="stop">${texts.stop}</button>`;
