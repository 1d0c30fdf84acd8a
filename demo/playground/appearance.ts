// Light, dark, or as the system has it.

/** Follows the choice; nothing is stored. */
export function followAppearance(choice: HTMLElement): void {
  choice.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) document.documentElement.dataset.appearance = target.value;
  });
}
