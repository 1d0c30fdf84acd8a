// The theme editor's previews, on a light and on a dark page, each with what its contrast is.

import { measure } from './contrast.js';

/** Puts an element that waits for its start into every preview. Returns what measures them anew. */
export function showPreviews(previews: readonly HTMLElement[]): () => void {
  const shown = previews.map((preview) => {
    const element = document.createElement('kyc-enrolment');
    element.startMode = 'manual';
    element.intro = 'short';
    element.tokenEndpoint = '/kyc/session';
    const list = document.createElement('ul');
    list.className = 'ratios';
    preview.replaceChildren(element, list);
    return { preview, element, list };
  });

  function update() {
    for (const { preview, element, list } of shown)
      list.replaceChildren(
        ...measure(element, getComputedStyle(preview).backgroundColor).map(({ what, ratio, least }) => {
          const item = document.createElement('li');
          item.dataset.tone = ratio < least ? 'bad' : 'good';
          const figure = Object.assign(document.createElement('strong'), {
            textContent: `${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1`,
          });
          item.append(what, figure, ratio < least ? `under ${String(least)}` : 'AA');
          return item;
        }),
      );
  }

  // Its first screen comes a moment after the element.
  const drawn = new MutationObserver(update);
  for (const { element } of shown)
    if (element.shadowRoot) drawn.observe(element.shadowRoot, { childList: true, subtree: true });
  return update;
}
