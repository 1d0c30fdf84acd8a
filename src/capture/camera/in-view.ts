// The live picture stays in view, as far as there is room: with its step's heading, and when a phone is
// turned. It must never scroll for a customer who reads something else of the page.

import { listen } from '../../enrolment/abort.js';

/** How much of the picture a customer who looks at it has in view. */
const LEAST_SHARE = 0.5;

/** Brings a box into view, as far as there is room. */
export const bring = (shown: Element | null | undefined): void =>
  shown?.scrollIntoView({ block: 'nearest', behavior: 'instant' });

/**
 * The heading has got the focus: what it heads comes into view as far as there is room, and the camera first.
 * Later than the browser's own scrolling to the heading.
 */
export function bringLive({ target, currentTarget }: FocusEvent): void {
  const [focused, step] = [target as Element, currentTarget as Element];
  if (focused.matches('h2'))
    queueMicrotask(() => {
      bring(step.querySelector('[part=live]'));
    });
}

/**
 * A phone that is turned lays the page out anew. The picture that was in view is brought into view again; so
 * is that of a customer who is at the step's controls. The heading's focus is of our own making, so it tells
 * nothing.
 */
export function keepInView(video: HTMLVideoElement, signal: AbortSignal): void {
  const upright = matchMedia('(orientation: portrait)');
  let wasUpright = upright.matches;
  let share = 0;
  const turn = () => {
    if (upright.matches === wasUpright) return;
    wasUpright = upright.matches;
    const step = video.closest('[part=capture]');
    if (share >= LEAST_SHARE || step?.querySelector(':focus:not(h2)'))
      bring(step?.querySelector('[part=live]'));
  };
  const observer = new IntersectionObserver(
    (entries) => {
      turn(); // in a frame this is told first
      share = entries.at(-1)?.intersectionRatio ?? 0;
    },
    { threshold: LEAST_SHARE },
  );
  observer.observe(video);
  listen(signal, upright, 'change', turn);
  signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}
