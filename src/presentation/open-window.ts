// A window of ours for a provider's page: opened in a click, empty, and told from any other by a mark that
// only its own return page can read. No page in it can move the merchant's page
// (docs/decisions/a-window-is-opened-from-an-empty-frame.md).

import { mark } from './window-mark.js';

export interface OurWindow {
  /** Tells it from what a page reports. */
  readonly kind: 'window';
  readonly window: Window;
  /** Of the empty frame that has opened it: what its pages have as their opener. */
  readonly opener: Window;
  /** What its return page says with its word; undefined where the browser keeps nothing for this page. */
  readonly nonce: string | undefined;
  close(): void;
}

/**
 * Opens an empty window from an empty frame of ours. To be called in a click. Returns undefined if the
 * browser blocks it.
 */
export function openWindow(): OurWindow | undefined {
  // The frame outlives the element: a window whose opener is gone cannot be closed any more.
  const holder = document.createElement('span');
  holder.hidden = true;
  document.documentElement.append(holder);
  const frame = document.createElement('iframe');
  holder.attachShadow({ mode: 'open' }).append(frame);
  const opener = frame.contentWindow;
  const popup = opener?.open('', '', 'popup,width=480,height=800');
  if (!opener || !popup) {
    holder.remove();
    return undefined;
  }
  // Firefox lets a window move the page around the frame that opened it; elsewhere a window without an opener
  // could not be closed (seen in three engines, 2026-11).
  if ('mozInnerScreenX' in window) popup.opener = null;
  // its return page closes a window of this name, and no other that a script has opened
  popup.name = 'kyc-popup';
  return {
    kind: 'window',
    window: popup,
    opener,
    nonce: mark(popup),
    close() {
      popup.close();
      holder.remove();
    },
  };
}
