// Keeps the controls as the visitor left them, because a redirect to the provider's page ends in a new
// document. Only this tab keeps them.

import { readFragment } from './share.js';

const key = 'playground';

/**
 * Restores the controls from the address, or as they were, and stores every change from then on. Two things
 * are not restored: what belongs to the customer, which the shop remembers, and waiting for a click, because
 * a returning customer continues without one.
 */
export function rememberControls(form: HTMLFormElement): void {
  const kept = readFragment(location.hash) ?? new URLSearchParams(sessionStorage.getItem(key) ?? '');
  if (kept.size > 0) restore(form, kept);
  // Some of its fields stand outside of it.
  document.addEventListener('change', () => {
    keep(form);
  });
}

/** Stores the controls as they are. */
export function keep(form: HTMLFormElement): void {
  const values = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  sessionStorage.setItem(key, new URLSearchParams(values).toString());
}

function restore(form: HTMLFormElement, values: URLSearchParams): void {
  for (const field of form.elements) {
    if (
      !(field instanceof HTMLInputElement || field instanceof HTMLSelectElement) ||
      !field.name ||
      /^(provider|scenario|start-mode)/.test(field.name)
    )
      continue;
    const value = values.get(field.name);
    if (field instanceof HTMLInputElement && /^(radio|checkbox)$/.test(field.type))
      field.checked = value === field.value;
    else if (value !== null) field.value = value;
  }
}
