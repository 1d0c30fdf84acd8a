// The shop's own progress, as a shop would show it.

export type Step = 'identity' | 'welcome';

/** Marks where the customer stands; the steps before are done. */
export function showStep(list: HTMLElement, step: Step): void {
  const current = step === 'identity' ? 1 : 2;
  for (const [index, item] of [...list.children].entries()) {
    item.classList.toggle('done', index < current);
    item.ariaCurrent = index === current ? 'step' : null;
  }
}
