// The shop's own progress bar.

export type Step = 'identity' | 'welcome';

/** Marks the customer's present step. The steps before it are done. */
export function showStep(list: HTMLElement, step: Step): void {
  const current = step === 'identity' ? 1 : 2;
  for (const [index, item] of [...list.children].entries()) {
    item.classList.toggle('done', index < current);
    item.ariaCurrent = index === current ? 'step' : null;
  }
}
