// Finds elements of index.html by selector.

export function findElement(selector: string): HTMLElement;
export function findElement<E extends HTMLElement>(selector: string, type: new () => E): E;

/** @throws Error if the page has no such element */
export function findElement(selector: string, type: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`The page has no ${selector}.`);
  return element;
}
