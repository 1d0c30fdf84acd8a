// A page outside of this one: in a window of its own, or in place of this page. Loaded on demand. A browser opens windows
// only in a click, so each begins with one.

import { html, type TemplateResult } from 'lit';
import { childOf, untilAborted } from '../enrolment/abort.js';
import type { PageReport } from '../enrolment/loop.js';
import { showInPopup } from '../presentation/popup.js';
import type { Texts } from '../i18n/en.js';
import type { EnrolmentController } from './enrolment-controller.js';
import { KycBeforeRedirectEvent } from './events.js';
import { openPopup } from './open-popup.js';
import { button, fallback, idCard, message } from './views.js';

export interface OutsideOptions {
  readonly controller: EnrolmentController;
  /** The page's address with its parameters. */
  readonly url: string;
  readonly mode: 'popup' | 'redirect';
  /** The click was given already: a window opened in it, or the leave to go. */
  readonly click?: Window | 'go' | undefined;
  readonly signal: AbortSignal;
}

/** Resolves with what comes back; rejects with the signal's reason. */
export async function showOutside({ controller, url, mode, click, signal }: OutsideOptions): Promise<PageReport> {
  const choice = click ?? (await Promise.race([offer(controller, mode), untilAborted(signal)]));
  if (choice !== 'go') return showInWindow(choice, { controller, url, mode, signal });
  if (!leaveFor(url, controller.host)) return showOutside({ controller, url, mode, signal });
  return untilBack(signal);
}

/** The start button; where the browser blocks the window, the offer to go in this tab. */
function offer(controller: EnrolmentController, mode: OutsideOptions['mode']): Promise<Window | 'go'> {
  return new Promise((resolve) => {
    const go = () => { resolve('go'); };
    const open = () => {
      const popup = openPopup();
      if (popup) resolve(popup);
      else show((texts) => message({ icon: idCard, title: texts.title, hint: texts.popupBlocked, action: button(texts.sameTab, go) }));
    };
    const show = (view: (texts: Texts) => TemplateResult) => { controller.patch({ instead: view }); };
    const start = mode === 'redirect' ? go : open;
    show((texts) => html`${message({ icon: idCard, title: texts.title, hint: texts.intro, action: button(texts.start, start) })}${fallback}`);
  });
}

async function showInWindow(popup: Window, options: OutsideOptions): Promise<PageReport> {
  const { controller, url, signal } = options;
  const shown = childOf(signal);
  const { report, focus } = showInPopup({ popup, url, returnOrigins: controller.surface.returnOrigins(), signal: shown.signal });
  controller.show();
  const reopened = new Promise<Window>((resolve) => {
    const showWindow = () => {
      const again = focus() ? undefined : openPopup();
      if (again) resolve(again);
    };
    const { leave } = controller.view;
    const view = (texts: Texts) =>
      html`${message({ icon: idCard, title: texts.elsewhere, hint: texts.elsewhereHint, action: button(texts.showWindow, showWindow) })}
        <div part="footer"><button part="button quiet" @click=${leave}>${texts.leaveNow}</button></div>`;
    controller.patch({ instead: view });
  });
  const first = await Promise.race([report, reopened]);
  if ('kind' in first) return first;
  shown.abort();
  return showInWindow(first, options);
}

/** Leaves for a page in this tab, unless the merchant's page prevents it. */
function leaveFor(url: string, host: Element): boolean {
  const goes = host.dispatchEvent(new KycBeforeRedirectEvent({ origin: new URL(url).origin }));
  if (goes) location.assign(url);
  return goes;
}

/** The page is left, and the attempt ends in the document that resumes it; unless the customer comes back to this one. */
function untilBack(signal: AbortSignal): Promise<PageReport> {
  return new Promise((resolve, reject) => {
    const over = childOf(signal);
    over.signal.addEventListener('abort', () => { reject(over.signal.reason as Error); });
    const back = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      resolve({ kind: 'closed', reason: 'closed' });
      over.abort();
    };
    window.addEventListener('pageshow', back, { signal: over.signal });
  });
}
