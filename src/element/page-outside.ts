// A page outside of the merchant's page: in a window of its own, or in place of it. Loaded on demand.
// Browsers open windows only in a click, so every window begins with one. A suspicion, such as a closed
// window, leads to an offer and ends nothing.

import { html, nothing, type TemplateResult } from 'lit';
import { childOf, untilAborted } from '../enrolment/abort.js';
import { loadSetUpErrors } from '../enrolment/load-part.js';
import type { AskingOptions } from '../enrolment/ask-beside-page.js';
import { hintOf, type PageReport } from '../enrolment/page-report.js';
import type { Texts } from '../i18n/en/element-texts.js';
import { follow } from '../presentation/follow.js';
import { openWindow, type OurWindow } from '../presentation/open-window.js';
import { listenForReturns, showInPopup } from '../presentation/popup.js';
import { unmark } from '../presentation/window-mark.js';
import type { Attempt, Click, PageToShow } from './attempt.js';
import { fallback } from './first-screen.js';
import { askOnce, failedReturn, untilBeyond } from './rest.js';
import { beginWords, stepText } from './step-words.js';
import { button, handOffButton, introduction, marks, message, quiet, type Message } from './views.js';

export { openWindow } from '../presentation/open-window.js';

export interface OutsideOptions extends AskingOptions {
  readonly attempt: Attempt;
  readonly shown: PageToShow;
  readonly mode: 'popup' | 'redirect';
  /** The click was given already. */
  readonly click?: Click | undefined;
}

/**
 * Resolves with what comes back; rejects with the signal's reason.
 *
 * @throws KycError `FRAME_BLOCKED` for a page that is kept out of the frame, where the browser opens no
 *   window and the merchant's page may not be left
 */
export async function showOutside(options: OutsideOptions): Promise<PageReport> {
  const { attempt, shown, click, signal } = options;
  const { kind, page } = shown;
  attempt.patch({ step: kind.isOfJourney ? page.step : undefined });
  const choice = click ?? (await offerToBegin(options));
  if (choice !== 'go') return choice.kind === 'window' ? showInWindow(choice, options) : choice;
  signal.throwIfAborted();
  const hasLeft = leaveFor(options);
  if (!hasLeft && shown.isKeptOut) {
    // a browser that has blocked a click that came late opens a window for the next one
    const popup = openWindow();
    if (popup) return showInWindow(popup, options);
    throw (await loadSetUpErrors()).frameKeptOut(shown.origin);
  }
  const mode = hasLeft ? 'redirect' : options.mode;
  // A page that takes long, or that the customer has stopped or come back from, can be asked for again.
  return showOutside({ ...options, mode, click: undefined });
}

/** The start button. Meanwhile a window that outlived a reload may come back. */
async function offerToBegin(options: OutsideOptions): Promise<Click | PageReport> {
  const offering = childOf(options.signal);
  const rumour = new Promise<PageReport>((resolve) => {
    listenForReturns({
      popup: undefined,
      returnOrigins: options.attempt.returnOrigins,
      onRumour: (report) => void ask(options, report, resolve),
      signal: offering.signal,
    });
  });
  const choice = await Promise.race([
    offer({ ...options, signal: offering.signal }),
    rumour,
    untilAborted(options.signal),
  ]);
  offering.abort();
  return choice;
}

/** The start button; where the browser blocks the window, the offer to go in this tab. */
function offer({ attempt, shown, mode, signal }: OutsideOptions): Promise<Click> {
  return new Promise((resolve) => {
    const go = () => {
      resolve('go');
    };
    const open = () => {
      if (signal.aborted) return; // nobody would close it
      const popup = openWindow();
      if (popup) resolve(popup);
      else
        show(attempt, (texts) => ({
          title: texts.title,
          hints: [texts.popupBlocked],
          action: button(texts.sameTab, go),
        }));
    };
    show(attempt, (texts) => {
      const { title, hints, start, isFirst } = beginWords({ shown, mode }, texts);
      const action = button(start, mode === 'redirect' ? go : open);
      return { title, ...(isFirst ? introduction(attempt.settings, texts, hints) : { hints }), action };
    });
  });
}

async function showInWindow(popup: OurWindow, options: OutsideOptions): Promise<PageReport> {
  const { attempt, shown } = options;
  if (options.signal.aborted) popup.close();
  options.signal.throwIfAborted();
  const over = childOf(options.signal);
  const asking = { ...options, signal: over.signal };
  const first = await new Promise<PageReport | OurWindow>((resolve, reject) => {
    const { report, focus } = showInPopup({
      popup,
      url: shown.address(false),
      returnOrigins: attempt.returnOrigins,
      onLost: () => {
        shown.isLive = false;
        show(attempt, lostWords(bring), { canLeave: true });
        attempt.notify(
          'WINDOW_LOST',
          'The window is closed, or the page in it has cut the link to this one.',
        );
        untilBeyond(asking, { seen: 'closed' }, { isNews: true }).then((moved) => {
          resolve(moved ?? failedReturn(false));
        }, reject);
      },
      onRumour: (report) => void ask(asking, report, resolve),
      signal: over.signal,
    });
    const bring = () => {
      const again = over.signal.aborted || focus() ? undefined : openWindow();
      if (again) resolve(again);
    };
    report.then(resolve, reject);
    shown.isLive = true;
    show(attempt, windowWords(bring), { canLeave: true });
    attempt.show();
  });
  shown.isLive = false;
  over.abort();
  return first.kind === 'window' ? showInWindow(first, options) : first;
}

const windowWords = (bring: () => void) => (texts: Texts) => ({
  title: texts.elsewhere,
  hints: [texts.elsewhereHint],
  action: button(texts.showWindow, bring),
});

/** They claim nothing: the window may be open, where we cannot see it. */
const lostWords = (bring: () => void) => (texts: Texts) => ({
  title: texts.windowLost,
  hints: [texts.windowLostHint],
  action: button(texts.goOn, bring),
});

export interface AgainOptions extends AskingOptions {
  readonly attempt: Attempt;
  readonly shown: PageToShow;
  /** How the page is gone on with. */
  readonly mode: OutsideOptions['mode'] | undefined;
  /** What the server is not told yet. */
  readonly report: PageReport | undefined;
}

/**
 * For a customer who is believed to have come back without success, as long as the provider has said nothing
 * final. Resolves with undefined to go on with the page.
 */
export async function offerAgain(options: AgainOptions): Promise<PageReport | undefined> {
  const { attempt, mode, report } = options;
  const over = childOf(options.signal);
  const choice = await new Promise<PageReport | undefined>((resolve, reject) => {
    const choose = (report?: PageReport) => () => {
      if (over.signal.aborted) return;
      attempt.click = mode === 'redirect' ? 'go' : mode && openWindow();
      resolve(report);
    };
    const words = (texts: Texts) => ({
      title: texts.notDone,
      hints: [texts.notDoneHint],
      action: html`${button(texts.retry, choose({ kind: 'again' }))}${quiet(texts.goOn, choose())}`,
    });
    show(attempt, words, { canLeave: true });
    untilBeyond({ ...options, signal: over.signal }, report ? hintOf(report) : {}).then(resolve, reject);
  });
  over.abort();
  attempt.patch({ instead: undefined, told: undefined });
  return choice;
}

async function ask(
  options: OutsideOptions,
  report: PageReport,
  move: (moved: PageReport) => void,
): Promise<void> {
  const moved = await askOnce(options, report).catch(() => undefined); // the attempt is over
  if (moved) move(moved);
}

type Words = Omit<Message, 'mark' | 'step' | 'level'> & Partial<Pick<Message, 'mark'>>;

/** Shows words in place of the frame. */
function show(attempt: Attempt, words: (texts: Texts) => Words, { canLeave = false } = {}): void {
  const { leave, step } = attempt.view;
  const instead = (texts: Texts, level: number): TemplateResult => {
    const { handOff } = attempt.view;
    const footer =
      canLeave || handOff
        ? html`<div part="footer">
            ${handOffButton(handOff, texts)}${canLeave ? quiet(texts.leaveNow, leave) : nothing}${fallback}
          </div>`
        : fallback;
    const place = step && stepText(step, texts);
    return html`${message({ mark: marks.card, step: place, level, ...words(texts) })}${footer}`;
  };
  const told = (texts: Texts) => {
    const { title, hints = [] } = words(texts);
    return [title, ...hints.filter((hint) => hint !== undefined)];
  };
  attempt.patch({ instead, told });
}

/** Leaves for a page in this tab, unless the merchant's page prevents it. */
function leaveFor({ shown, attempt, signal }: OutsideOptions): boolean {
  const goes = attempt.mayLeaveFor(shown.origin);
  signal.throwIfAborted(); // a listener may have ended the attempt
  if (!goes) return false;
  unmark();
  follow(document, shown.address(false));
  return true;
}
