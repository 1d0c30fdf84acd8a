// Shows a provider's page in a window of its own. A window can only be opened in a click, so it comes opened
// and empty; here it is pointed and watched. What comes back is a hint: the server decides.

import { childOf } from '../enrolment/abort.js';
import type { PageReport } from '../enrolment/page-report.js';
import { follow } from './follow.js';
import { readReturn } from './message-gate.js';

const WATCH_MS = 500;
/**
 * A page with Cross-Origin-Opener-Policy looks closed as soon as it loads, though it is open (docs/checks.md
 * 53 and 55).
 */
const SEVERED_WITHIN_MS = 3_000;
/**
 * A return page closes its window. What it says to other tabs, and what the provider knows, may come a moment
 * later (docs/checks.md 53).
 */
const CLOSED_GRACE_MS = 2_000;

export interface PopupOptions {
  /** Opened in a click and still empty. */
  readonly popup: Window;
  /** The page's address. */
  readonly url: string;
  /** Whose return pages are listened to. */
  readonly returnOrigins: readonly string[];
  readonly signal: AbortSignal;
}

export interface ShownPopup {
  /** Resolves when a return page speaks or the window is closed; rejects with the signal's reason. */
  readonly report: Promise<PageReport>;
  /** Brings the window to the front. To be called in a click. Returns whether there was one to bring. */
  focus(): boolean;
}

export function showInPopup({ popup, url, returnOrigins, signal }: PopupOptions): ShownPopup {
  const over = childOf(signal);
  const channel = new BroadcastChannel('kyc-return');
  const openedAt = performance.now();

  const report = new Promise<PageReport>((resolve, reject) => {
    const finish = (report: PageReport) => {
      resolve(report);
      over.abort();
    };
    let grace: ReturnType<typeof setTimeout> | undefined;
    const watch = setInterval(() => {
      if (!popup.closed) return;
      clearInterval(watch);
      if (performance.now() - openedAt <= SEVERED_WITHIN_MS) return;
      grace = setTimeout(() => {
        finish({ kind: 'closed', reason: 'closed' });
      }, CLOSED_GRACE_MS);
    }, WATCH_MS);
    const hear = (event: MessageEvent<unknown>) => {
      const report = readReturn(event, event.source === popup ? popup : undefined, returnOrigins);
      if (report) finish(report);
    };
    window.addEventListener(
      'message',
      (event) => {
        if (event.source === popup || !event.source) hear(event);
      },
      { signal: over.signal },
    );
    // the return pages of every tab speak here: while our window is there, another one's says nothing of it
    channel.addEventListener('message', (event) => {
      if (popup.closed) hear(event);
    });
    over.signal.addEventListener('abort', () => {
      clearInterval(watch);
      clearTimeout(grace);
      channel.close();
      popup.close();
      reject(over.signal.reason as Error);
    });
    // its return page closes a window of this name, and no other that a script has opened
    popup.name = 'kyc-popup';
    follow(popup.document, url);
  });

  return {
    report,
    focus: () => {
      popup.focus();
      return !popup.closed;
    },
  };
}
