// The way out of a frame into a window, for a page that does not do in a frame.

import type { OurWindow } from '../presentation/open-window.js';
import { watchKeptOut, type KeptOutOptions } from './kept-out.js';

/**
 * Resolves with the window that the customer opens, once they do. Resolves with undefined as soon as the page
 * is kept out of its frame: then a window is to be offered.
 */
export async function untilOutside(options: KeptOutOptions): Promise<OurWindow | undefined> {
  const { attempt, outside, signal } = options;
  signal.throwIfAborted();
  return new Promise((resolve) => {
    const open = ({ openWindow }: Awaited<ReturnType<typeof outside.load>>) => {
      if (signal.aborted) return; // it has loaded late, and nobody would close the window
      const popup = openWindow();
      if (popup) resolve(popup);
      attempt.patch({ isPopupBlocked: !popup });
    };
    attempt.patch({
      // loaded by then; where it is not, a click is good for a second
      openWindow: () => void outside.load().then(open, () => undefined),
    });
    const onKeptOut = () => {
      resolve(undefined);
    };
    watchKeptOut(options, onKeptOut).catch(() => undefined); // the page is over
  });
}
