// A page outside of this one: in a window of its own, or in place of this page. Loaded on demand. A browser
// opens windows only in a click, so each begins with one.

import { html, type TemplateResult } from 'lit';
import { childOf, untilAborted } from '../enrolment/abort.js';
import type { PageReport } from '../enrolment/loop.js';
import { follow } from '../presentation/follow.js';
import { showInPopup } from '../presentation/popup.js';
import type { Page } from '../enrolment/contract.js';
import { complete, type Texts, type TextsAtHand } from '../i18n/en-on-demand.js';
import type { EnrolmentController } from './enrolment-controller.js';
import { KycBeforeRedirectEvent } from './events.js';
import { openPopup } from './open-popup.js';
import { stepText } from './step.js';
import { button, fallback, idCard, message } from './views.js';

export interface OutsideOptions {
  readonly controller: EnrolmentController;
  readonly page: Page;
  /** The page's address with its parameters. */
  readonly url: string;
  readonly mode: 'popup' | 'redirect';
  /** The click was given already: a window opened in it, or the leave to go. */
  readonly click?: Window | 'go' | undefined;
  readonly signal: AbortSignal;
}

/** Resolves with what comes back; rejects with the signal's reason. */
export async function showOutside(options: OutsideOptions): Promise<PageReport> {
  const { controller, page, url, click, signal } = options;
  controller.patch({ step: page.kind === 'hosted' && page.step ? stepText(page.step) : undefined });
  const choice = click ?? (await Promise.race([offer(options), untilAborted(signal)]));
  if (choice !== 'go') return showInWindow(choice, options);
  const mode = leaveFor(url, controller.host) ? 'redirect' : options.mode;
  // A page that takes long, or that the customer has stopped or come back from, can be asked for again.
  return showOutside({ ...options, mode, click: undefined });
}

/** The start button; where the browser blocks the window, the offer to go in this tab. */
function offer({ controller, page, mode }: OutsideOptions): Promise<Window | 'go'> {
  const isSigning = page.step === 'sign';
  return new Promise((resolve) => {
    const go = () => {
      resolve('go');
    };
    const open = () => {
      const popup = openPopup();
      if (popup) resolve(popup);
      else
        show(controller, (texts) => ({
          title: texts.title,
          hint: texts.popupBlocked,
          action: button(texts.sameTab, go),
        }));
    };
    show(controller, (texts) => ({
      title: isSigning ? texts.signTitle : texts.title,
      hint: isSigning ? texts.signHint : texts.intro,
      action: button(isSigning ? texts.goOn : texts.start, mode === 'redirect' ? go : open),
    }));
  });
}

async function showInWindow(popup: Window, options: OutsideOptions): Promise<PageReport> {
  const { controller, url, signal } = options;
  const shown = childOf(signal);
  const { report, focus } = showInPopup({
    popup,
    url,
    returnOrigins: controller.surface.returnOrigins(),
    signal: shown.signal,
  });
  controller.show();
  const reopened = new Promise<Window>((resolve) => {
    const showWindow = () => {
      const again = focus() ? undefined : openPopup();
      if (again) resolve(again);
    };
    const words = (texts: Texts) => ({
      title: texts.elsewhere,
      hint: texts.elsewhereHint,
      action: button(texts.showWindow, showWindow),
    });
    show(controller, words, { canLeave: true });
  });
  const first = await Promise.race([report, reopened]);
  if ('kind' in first) return first;
  shown.abort();
  return showInWindow(first, options);
}

type Words = Omit<Parameters<typeof message>[0], 'icon' | 'step'>;

/** Shows words in place of the frame. */
function show(
  controller: EnrolmentController,
  words: (texts: Texts) => Words,
  { canLeave = false } = {},
): void {
  const { leave, step } = controller.view;
  const instead = (atHand: TextsAtHand): TemplateResult => {
    const texts = complete(atHand);
    const footer = canLeave
      ? html`<div part="footer"><button part="button quiet" @click=${leave}>${texts.leaveNow}</button>${fallback}</div>`
      : fallback;
    return html`${message({ icon: idCard, step: step?.(texts), ...words(texts) })}${footer}`;
  };
  controller.patch({ instead });
}

/** Leaves for a page in this tab, unless the merchant's page prevents it. */
function leaveFor(url: string, host: Element): boolean {
  const goes = host.dispatchEvent(new KycBeforeRedirectEvent({ origin: new URL(url).origin }));
  if (goes) follow(document, url);
  return goes;
}
