// The identification page, styled like Onfido or Borica: a document, a selfie, and a button that leads back.

import { html } from 'hono/html';
import { cardFront, face } from '../../../sandbox/specimens.js';
import { ending, hostedPage, stepSection, type HostedView } from './hosted-page.js';
import { textsFor } from './page-texts.js';
import type { Skin } from './scenarios.js';

type Html = ReturnType<typeof html>;

const brands: Readonly<Record<Skin, string>> = { onfido: 'Onfido', borica: 'Borica' };

/** Renders the page. */
export function identificationPage({ skin, ...view }: HostedView & { readonly skin: Skin }): Html {
  const { lang, texts } = textsFor(view.language);
  const steps = ['document', 'selfie'];

  const capture = (name: string, heading: string, body: string, specimen: Html, button: string) => {
    const position = steps.indexOf(name) + 1;
    const count = texts.step.replace('{n}', String(position)).replace('{total}', String(steps.length));
    return stepSection({
      name,
      heading,
      progress: html`<p class="progress"><span>${count}</span><progress
max="${steps.length}" value="${position}" aria-hidden="true"></progress></p>`,
      content: html`<p class="hint">${body}</p>
<div class="finder finder-${name}">${specimen}</div>
<button type="button" class="primary" data-next>${button}</button>`,
    });
  };

  return hostedPage({
    view,
    lang,
    texts,
    page: 'identification',
    skin,
    brand: brands[skin],
    title: texts.identificationTitle,
    steps,
    abortLabel: texts.cancel,
    sections: html`${capture(
      'document',
      texts.documentHeading,
      texts.documentBody,
      cardFront,
      texts.takePhoto,
    )}
${capture('selfie', texts.selfieHeading, texts.selfieBody, face, texts.takeSelfie)}
${ending({ name: 'done', heading: texts.doneHeading, body: texts.doneBody, texts, isGood: true })}
${ending({ name: 'failed', heading: texts.failedHeading, body: texts.failedBody, texts, isGood: false })}`,
  });
}
