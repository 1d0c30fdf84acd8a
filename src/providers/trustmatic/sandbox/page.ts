// The hosted page. The HTML contains every step, translated; the script only shows one after the other.

import { html } from 'hono/html';
import { framePage } from '../../../sandbox/page-frame.js';
import { pageTexts } from './page-texts.js';
import type { PageTexts } from './texts/en-US.js';
import { cardBack, cardFront, drawnCode, face, passportPage } from '../../../sandbox/specimens.js';

export interface HostedPage {
  /** The provider's code of the language. An unlisted one is shown in English. */
  readonly lang: string | undefined;
  readonly sessionId: string;
  /** An error that is reported to the embedding page at once, in place of any step. */
  readonly error: string | undefined;
  readonly isTwoSided: boolean;
  readonly theme: string | undefined;
  readonly device: 'computer' | 'phone';
  readonly isFramed: boolean;
  readonly isSilent: boolean;
  readonly handover: 'offered' | 'required' | 'skipped';
  /** Address of the page that plays the customer's phone. */
  readonly phoneUrl: string;
}

type Html = ReturnType<typeof html>;

interface Position {
  readonly texts: PageTexts;
  readonly position: number;
  readonly of: number;
}

const progress = ({ texts, position, of }: Position): Html => {
  const text = texts.step.replace('{n}', String(position)).replace('{total}', String(of));
  return html`<p class="progress"><span>${text}</span><progress max="${of}" value="${position}"
aria-hidden="true"></progress></p>`;
};

/** The sections of the steps. A step that takes a picture says which of how many it is. */
function createParts({ texts, captures }: { texts: PageTexts; captures: readonly string[] }) {
  const step = (name: string, heading: string, content: Html) => {
    const position = captures.indexOf(name) + 1;
    return html`<section data-step="${name}" aria-labelledby="${name}-heading" hidden>
${position > 0 ? progress({ texts, position, of: captures.length }) : ''}
<h1 id="${name}-heading" tabindex="-1">${heading}</h1>
${content}
</section>`;
  };
  const capture = (name: string, heading: string, body: string, specimen: Html, button: string) =>
    step(
      name,
      heading,
      html`<p class="hint">${body}</p>
<div class="finder finder-${name}">${specimen}<video data-preview aria-label="${texts.cameraPreview}"
muted playsinline hidden></video></div>
<button type="button" class="primary" data-next>${button}</button>`,
    );

  return { step, capture };
}

/** Renders the page. */
export function hostedPage({
  lang,
  sessionId,
  error,
  isTwoSided,
  theme,
  device,
  isFramed,
  isSilent,
  handover,
  phoneUrl,
}: HostedPage): Html {
  const code = lang !== undefined && Object.hasOwn(pageTexts, lang) ? lang : 'en-US';
  const texts = pageTexts[code] ?? pageTexts['en-US'];
  const captures = ['front', ...(isTwoSided ? ['back'] : []), 'selfie'];
  const steps =
    error === undefined
      ? [...(handover === 'skipped' ? [] : ['handover']), ...captures, 'submitting', 'done']
      : ['error'];

  const { step, capture } = createParts({ texts, captures });

  return framePage({
    lang: code === 'jp-JP' ? 'ja-JP' : code,
    dir: code === 'ar-SA' ? 'rtl' : 'ltr',
    title: texts.title,
    banner: texts.banner,
    styles: ['/assets/frame.css', '/assets/card.css', '/assets/page.css'],
    scripts: ['/assets/page.js'],
    colorScheme: theme === 'white' || theme === 'light' ? 'light' : theme === 'dark' ? 'dark' : undefined,
    body: html`<main data-page data-session-id="${sessionId}" data-error="${error ?? ''}"
data-steps="${steps.join(' ')}" data-title="${texts.title}"
data-framed="${String(isFramed)}" data-silent="${String(isSilent)}" data-device="${device}">
<p class="brand"><svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path
d="M12 2 4 5v6c0 5 3.4 9.3 8 11 4.6-1.7 8-6 8-11V5z"/><path class="tick"
d="m8.5 12 2.5 2.5 4.5-5"/></svg>${texts.title}</p>
<div class="card">
${step(
  'handover',
  texts.handoverHeading,
  html`<p class="hint">${texts.handoverBody}</p>
${drawnCode}
<a class="secondary" href="${phoneUrl}" target="_blank" rel="noopener noreferrer">${texts.handoverPhone}</a>
${
  handover === 'required'
    ? ''
    : html`<button type="button" class="primary" data-next>${texts.handoverHere}</button>`
}`,
)}
${capture(
  'front',
  isTwoSided ? texts.frontHeading : texts.passportHeading,
  texts.documentBody,
  isTwoSided ? cardFront : passportPage,
  texts.takePhoto,
)}
${isTwoSided ? capture('back', texts.backHeading, texts.documentBody, cardBack, texts.takePhoto) : ''}
${capture('selfie', texts.selfieHeading, texts.selfieBody, face, texts.takeSelfie)}
${step(
  'submitting',
  texts.submittingHeading,
  html`<div class="spinner" aria-hidden="true"></div><p class="hint">${texts.submittingBody}</p>`,
)}
${step(
  'done',
  texts.doneHeading,
  html`<div class="sign good" aria-hidden="true"></div><p class="hint">${texts.doneBody}</p>`,
)}
${step(
  'error',
  texts.errorHeading,
  html`<div class="sign bad" aria-hidden="true"></div><p class="hint">${texts.errorBody}</p>
<p><code data-error-code>${error ?? ''}</code></p>`,
)}
</div>
</main>`,
  });
}
