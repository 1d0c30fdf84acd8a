// Light, dark, or the system's choice.

/** Applies the choice. Nothing is stored. */
export function followAppearance(choice: HTMLElement): void {
  choice.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) document.documentElement.dataset.appearance = target.value;
  });
}
