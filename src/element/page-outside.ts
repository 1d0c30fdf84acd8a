// A page outside of the merchant's page: in a window of its own, or in place of it. Loaded on demand. A
// browser opens windows only in a click, so each begins with one.

import { html, type TemplateResult } from 'lit';
import { childOf, untilAborted } from '../enrolment/abort.js';
import type { PageReport } from '../enrolment/page-report.js';
import type { Texts } from '../i18n/en-on-demand.js';
import { follow } from '../presentation/follow.js';
import { showInPopup } from '../presentation/popup.js';
import type { Attempt, Click, PageToShow } from './attempt.js';
import { fallback } from './first-screen.js';
import { openPopup } from './open-popup.js';
import { beginWords, stepText } from './step-words.js';
import { button, idCard, message, quiet } from './views.js';

export interface OutsideOptions {
  readonly attempt: Attempt;
  readonly shown: PageToShow;
  readonly mode: 'popup' | 'redirect';
  /** The click was given already. */
  readonly click?: Click | undefined;
  readonly signal: AbortSignal;
}

/** Resolves with what comes back; rejects with the signal's reason. */
export async function showOutside(options: OutsideOptions): Promise<PageReport> {
  const { attempt, shown, click, signal } = options;
  const { kind, page } = shown;
  attempt.patch({ step: kind.isOfJourney ? page.step : undefined });
  const choice = click ?? (await Promise.race([offer(options), untilAborted(signal)]));
  if (choice !== 'go') return showInWindow(choice, options);
  const mode = leaveFor(shown, attempt) ? 'redirect' : options.mode;
  // A page that takes long, or that the customer has stopped or come back from, can be asked for again.
  return showOutside({ ...options, mode, click: undefined });
}

/** The start button; where the browser blocks the window, the offer to go in this tab. */
function offer({ attempt, shown, mode }: OutsideOptions): Promise<Click> {
  return new Promise((resolve) => {
    const go = () => {
      resolve('go');
    };
    const open = () => {
      const popup = openPopup();
      if (popup) resolve(popup);
      else
        show(attempt, (texts) => ({
          title: texts.title,
          hint: texts.popupBlocked,
          action: button(texts.sameTab, go),
        }));
    };
    show(attempt, (texts) => {
      const { title, hint, start } = beginWords(shown.page.step, texts);
      return { title, hint, action: button(start, mode === 'redirect' ? go : open) };
    });
  });
}

async function showInWindow(popup: Window, options: OutsideOptions): Promise<PageReport> {
  const { attempt, shown, signal } = options;
  const window = childOf(signal);
  const { report, focus } = showInPopup({
    popup,
    url: shown.address(false),
    returnOrigins: attempt.returnOrigins,
    signal: window.signal,
  });
  attempt.show();
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
    show(attempt, words, { canLeave: true });
  });
  const first = await Promise.race([report, reopened]);
  if ('kind' in first) return first;
  window.abort();
  return showInWindow(first, options);
}

type Words = Omit<Parameters<typeof message>[0], 'icon' | 'step'>;

/** Shows words in place of the frame. */
function show(attempt: Attempt, words: (texts: Texts) => Words, { canLeave = false } = {}): void {
  const { leave, step } = attempt.view;
  const instead = (texts: Texts): TemplateResult => {
    const footer = canLeave
      ? html`<div part="footer">${quiet(texts.leaveNow, leave)}${fallback}</div>`
      : fallback;
    return html`${message({ icon: idCard, step: step && stepText(step, texts), ...words(texts) })}${footer}`;
  };
  attempt.patch({ instead });
}

/** Leaves for a page in this tab, unless the merchant's page prevents it. */
function leaveFor({ origin, address }: PageToShow, attempt: Attempt): boolean {
  const goes = attempt.mayLeaveFor(origin);
  if (goes) follow(document, address(false));
  return goes;
}
