// Shows a provider's page in a window of its own. A window can only be opened in a click, so it comes opened
// and empty; here it is pointed and watched. What comes back is a hint: the server decides. A window that is
// out of sight may be open, so nothing ends here but by its own return page.

import { childOf, listen } from '../enrolment/abort.js';
import { own } from '../enrolment/own-properties.js';
import { follow } from './follow.js';
import { readReturn, type ReturnReport } from './return-message.js';
import type { OurWindow } from './open-window.js';

const WATCH_MS = 500;

export interface ReturnListener {
  /** Whose return pages are listened to. */
  readonly returnOrigins: readonly string[];
  /** Called with what a return page of any window says: a reason to ask. */
  readonly onRumour: (report: ReturnReport) => void;
  readonly signal: AbortSignal;
}

export interface PopupOptions extends ReturnListener {
  /** Opened in a click and still empty. */
  readonly popup: OurWindow;
  /** The page's address. */
  readonly url: string;
  /** Called once, when the window is out of sight: closed by anybody, or cut off by the page in it. */
  readonly onLost: () => void;
}

export interface ShownPopup {
  /** Resolves when its return page speaks; rejects with the signal's reason. Then the window is closed. */
  readonly report: Promise<ReturnReport>;
  /** Brings the window to the front. To be called in a click. Returns whether there was one to bring. */
  focus(): boolean;
}

export function showInPopup({ popup, url, onLost, onRumour, ...listener }: PopupOptions): ShownPopup {
  const over = childOf(listener.signal);
  const { window } = popup;
  const report = new Promise<ReturnReport>((resolve, reject) => {
    const hear = (report: ReturnReport) => {
      if (!report.isOwn) onRumour(report);
      else {
        resolve(report);
        over.abort();
      }
    };
    const watch = setInterval(() => {
      if (!window.closed) return;
      clearInterval(watch);
      onLost();
    }, WATCH_MS);
    listenForReturns({ ...listener, popup, onRumour: hear, signal: over.signal });
    over.signal.addEventListener('abort', () => {
      clearInterval(watch);
      popup.close();
      reject(over.signal.reason as Error);
    });
    follow(window.document, url);
  });

  return {
    report,
    focus: () => {
      window.focus();
      return !window.closed;
    },
  };
}

/**
 * Hears the return pages of every tab, and of the window, whose word is its own by its source or by the
 * window's mark. They are told that somebody has heard them, and may close.
 */
export function listenForReturns({
  popup,
  returnOrigins,
  onRumour,
  signal,
}: ReturnListener & { readonly popup: OurWindow | undefined }): void {
  const channel = new BroadcastChannel('kyc-return');
  const hear = (event: MessageEvent<unknown>) => {
    const nonce = own(event.data, 'nonce');
    const isMarked = popup?.nonce !== undefined && nonce === popup.nonce;
    const isOwn = isMarked || (popup !== undefined && event.source === popup.window);
    const report = readReturn(event, returnOrigins, isOwn);
    if (!report) return;
    if (nonce !== undefined && (isOwn || !popup)) channel.postMessage({ type: 'kyc-heard', nonce });
    if (signal.aborted && isOwn) channel.close();
    if (!signal.aborted) onRumour(report);
  };
  channel.addEventListener('message', hear);
  if (popup) listen(signal, popup.opener, 'message', hear);
  signal.addEventListener('abort', () => {
    // A window out of sight cannot be closed from here. It may come back, and is told then that it may close.
    if (popup?.window.closed) addEventListener('pagehide', stop, { once: true });
    else stop();
  });
  const stop = () => {
    channel.close();
  };
}
